"""`gather`: from documents to a dossier, and what a dossier holds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import door, dossier
from standoff.cli.question import ON
from standoff.errors import RequestError

if TYPE_CHECKING:
    from standoff.cli.progress import Progress
    from standoff.gather.dossier.dossier import Dossier
    from standoff.gather.dossier.opening import GatheredBy
    from standoff.gather.run.files import File
    from standoff.gather.run.work import Annotate


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="DOC...")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Keep a dossier here. With --show timeline: a picture, .svg or .png.",
)
@click.option("--resume", is_flag=True, help="Go on with the dossier; what it holds is left.")
@click.option("--force", is_flag=True, help="Write over what exists.")
@click.option(
    "--model",
    metavar="NAME",
    help="An English spaCy pipeline; the best that is installed if not given.",
)
@click.option(
    "--actors", multiple=True, metavar="FILE", help="Actors of your own; may be repeated."
)
@ON
@click.option(
    "--show",
    type=click.Choice(dossier.VIEWS),
    help="Show this of a dossier: --show VIEW DOSSIER, --show search TEXT DOSSIER.",
)
@click.option(
    "--export",
    metavar="PATH",
    help="Write all records of a dossier: PATH.jsonl, or a folder of CSV tables.",
)
@door.JSON
def gather(
    words: tuple[str, ...],
    output: str | None,
    show: str | None,
    export: str | None,
    *,
    force: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Gather who says what, and who does what to whom, from documents.

    DOC is a text, HTML, Markdown or PDF file, a folder, a pattern in quotes, or - for standard
    input. Nothing is fetched from the network.
    """
    if show is not None and export is not None:
        raise click.UsageError("--show and --export do not go together.")
    if show is None and export is None:
        _gather(words, output, force=force, as_json=as_json, **how)
        return
    which = "--show" if show is not None else "--export"
    given = [f"--{key}" for key, value in how.items() if value]
    if given:
        raise click.UsageError(f"{which} takes no {given[0]}.")
    if show is not None:
        dossier.show(show, words, output, force=force, as_json=as_json)
    elif output is not None or as_json or export is None:
        raise click.UsageError("--export takes neither --output nor --json.")
    else:
        dossier.export(export, words, force=force)


def _gather(
    words: tuple[str, ...],
    output: str | None,
    *,
    resume: bool,
    force: bool,
    model: str | None,
    actors: tuple[str, ...],
    on: int | str | None,
    as_json: bool,
) -> None:
    from standoff.cli.progress import progress
    from standoff.gather.dossier.dossier import reading
    from standoff.gather.dossier.keeping import beginning, gathering
    from standoff.gather.dossier.replacing import replacing
    from standoff.gather.run.files import single
    from standoff.gather.run.run import Run
    from standoff.sweep.where import open_workplace

    _refuse(output, resume=resume, force=force)
    asked = _asked(words, output, actors)
    work, by = _work(model, actors)
    there = output is not None and Path(output).exists()
    over = there and force
    keeping = replacing if over else gathering if there or not output else beginning
    put = partial(_put, one=single(words), as_json=as_json)
    with (
        open_workplace(on) as place,
        progress(None if over else output) as told,
        keeping(output or "", by) as kept,
    ):
        outcome = Run(asked, kept, told, _failed(told)).over(work, place, sent=isinstance(on, str))
        told.clear_line()
        if output is None:
            put(kept, outcome.documents)
    if output is not None:
        # The dossier is in its place, whatever becomes of what is printed.
        with reading(output) as dossier:
            put(dossier, outcome.documents)
    sys.exit(1 if outcome.failed else 0)


def _asked(words: tuple[str, ...], output: str | None, actors: tuple[str, ...]) -> list[File]:
    """The files that are meant; what is left alone in folders is told."""
    from standoff.gather.run import files
    from standoff.report.wording.gather import overview

    others = files.Others([*actors, *([] if output is None else [output])])
    asked = list(files.meant(words, sys.stdin.buffer.read, others))
    if output is not None and files.among(output, asked):
        raise RequestError(f"“{output}” is one of the documents", "name another file for --output")
    for word, endings in others.items():
        click.echo(f"standoff: {overview.left_alone(word, endings)}", err=True)
    return asked


def _refuse(output: str | None, *, resume: bool, force: bool) -> None:
    """What can be refused is refused before the work is done."""
    if resume and (output is None or force):
        raise click.UsageError("--resume goes on with a dossier: name it with --output alone.")
    if output is None:
        return
    _refuse_place(Path(output), output)
    if Path(output).exists() and not (resume or force):
        hint = "--resume goes on with it, --force writes over it"
        raise RequestError(f"“{output}” exists", hint)
    if Path(output).exists() and force:
        from standoff.gather.dossier.opening import replaceable

        replaceable(output)


def _refuse_place(path: Path, output: str) -> None:
    if path.is_dir():
        raise RequestError(f"“{output}” is a folder", "name a file for the dossier")
    if not path.parent.exists():
        raise RequestError(f"the folder “{path.parent}” is not there", "make it first")
    if not path.parent.is_dir():
        raise RequestError(f"“{path.parent}” is no folder", "name another place for the dossier")


def _work(model: str | None, actors: tuple[str, ...]) -> tuple[Annotate, GatheredBy]:
    """The work, and what is said of it in the dossier; here the model is loaded first."""
    from standoff.gather.dossier.opening import GatheredBy
    from standoff.gather.model import load
    from standoff.gather.run.work import Annotate, actors_of
    from standoff.version import __version__

    reader = load(model)
    work = Annotate(reader.name.split()[0], _contents(actors))
    by = GatheredBy(__version__, reader.name, reader.digest, actors_of(work.actors).sha256)
    return work, by


def _contents(paths: Iterable[str]) -> tuple[tuple[str, bytes], ...]:
    """Actor files, so that a worker elsewhere has them."""
    from standoff.files.document import document_bytes

    found = []
    for path in paths:
        if Path(path).is_dir():
            raise RequestError(f"“{path}” is a folder", "give a file of actors (.toml or .csv)")
        try:
            found.append((path, document_bytes(path)))
        except RequestError as error:
            raise RequestError(f"“{path}” {error}") from None
    return tuple(found)


def _failed(told: Progress) -> Callable[[str, str], None]:
    """Tells why a file cannot be read, above the line of progress."""
    from standoff.report.wording.gather import overview

    def tell(name: str, reason: str) -> None:
        told.clear_line()
        click.echo(f"standoff: {overview.failed(name, reason)}", err=True)

    return tell


def _put(kept: Dossier, ids: list[int], *, one: bool, as_json: bool) -> None:
    """What was gathered: as JSON, else in numbers, and in words where no dossier is kept."""
    from standoff.gather.dossier.exports import document
    from standoff.report.wording.gather import overview

    if as_json and one:
        for id in ids:
            door.print_json(document(kept.gathered(id)))
    elif as_json:
        dossier.put_list(document(kept.gathered(id)) for id in ids)
    else:
        door.print_lines(overview.lines(kept))
        for view in dossier.TOLD if ids and not kept.path else ():
            door.print_lines(["", *dossier.words_of(view, kept)])
