"""What a dossier holds: its views in words, as JSON and as a picture, and its records."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import door
from standoff.errors import RequestError
from standoff.files.whole import place_to_write, refuse_existing, write_file

if TYPE_CHECKING:
    from standoff.gather.dossier.dossier import Dossier

VIEWS = ("timeline", "statements", "actors", "events", "search")
TOLD = ("statements", "events")
"""The views that are printed where no dossier is kept."""
PICTURES = (".svg", ".png")


def show(
    view: str, words: tuple[str, ...], output: str | None, *, force: bool, as_json: bool
) -> None:
    """Print a view of a dossier, or draw it."""
    from standoff.gather.dossier.dossier import reading

    *text, path = words
    if len(text) != (view == "search"):
        form = "search TEXT" if view == "search" else view
        raise click.UsageError(f"the form is: standoff gather --show {form} DOSSIER")
    if output is not None:
        _refuse_picture(view, output, force=force, as_json=as_json)
    with reading(path) as dossier:
        if output is not None:
            write_file(output, _picture(dossier, output), force=force)
        elif as_json:
            _put_json(view, dossier, *text)
        else:
            door.print_lines(words_of(view, dossier, *text))


def words_of(view: str, dossier: Dossier, text: str = "") -> Iterator[str]:
    """A view in words, as wide as the terminal."""
    from standoff.gather.dossier.dyads import timeline
    from standoff.gather.dossier.search import search
    from standoff.gather.dossier.who import who
    from standoff.report.wording.gather import actors, events, found, statements
    from standoff.report.wording.gather import timeline as dyads
    from standoff.report.wording.phrases import WIDTH

    width = min(shutil.get_terminal_size().columns, WIDTH)
    match view:
        case "timeline":
            return dyads.lines(timeline(dossier), width)
        case "statements":
            return statements.lines(dossier, width)
        case "actors":
            return actors.lines(who(dossier), width)
        case "events":
            return events.lines(dossier, width)
    return found.lines(text, search(dossier, text, found.MOST), width)


def _put_json(view: str, dossier: Dossier, text: str = "") -> None:
    from standoff.gather.dossier import exports
    from standoff.gather.dossier.dyads import timeline
    from standoff.gather.dossier.search import search
    from standoff.gather.dossier.who import who

    match view:
        case "timeline":
            door.print_json(exports.timeline(timeline(dossier)))
        case "statements" | "events":
            put_list(exports.lines(dossier, [view.removesuffix("s")]))
        case "actors":
            put_list(map(exports.known, who(dossier)))
        case _:
            put_list(map(exports.hit, search(dossier, text).hits))


def put_list(entries: Iterable[Any]) -> None:
    """Print a JSON list, one entry after the other, so that it is never in memory as a whole."""
    opening = "["
    for entry in entries:
        click.echo(f"{opening}\n{door.json_text(entry, indent=1)}", nl=False)
        opening = ","
    click.echo("[]" if opening == "[" else "\n]")


# ---------------------------------------------------------------- the timeline's picture


def _refuse_picture(view: str, output: str, *, force: bool, as_json: bool) -> None:
    if view != "timeline" or as_json:
        raise click.UsageError("only the timeline has a picture, and no JSON goes with it.")
    if Path(output).suffix.lower() not in PICTURES:
        raise RequestError(f"“{output}” names no picture", f"end it in {' or '.join(PICTURES)}")
    refuse_existing(output, force=force)


def _picture(dossier: Dossier, output: str) -> str | bytes:
    from standoff.gather.dossier.dyads import timeline
    from standoff.report.pictures.png import png_bytes
    from standoff.report.pictures.timeline import draw_timeline

    svg = draw_timeline(timeline(dossier))
    if svg is None:
        raise RequestError("there is nothing to draw: no act has two parties that are known")
    return png_bytes(svg) if Path(output).suffix.lower() == ".png" else svg


# ---------------------------------------------------------------- exports


def export(path: str, words: tuple[str, ...], *, force: bool) -> None:
    """Write all records: line by line, or a table for each kind in a folder."""
    from standoff.gather.dossier.dossier import reading

    if len(words) != 1:
        raise click.UsageError("the form is: standoff gather --export PATH DOSSIER")
    suffix = Path(path).suffix.lower()
    if suffix not in (".jsonl", ""):
        raise RequestError(
            f"“{path}” names no export", "end it in .jsonl, or name a folder for CSV tables"
        )
    refuse_existing(path, force=force)
    with reading(words[0]) as dossier:
        if suffix:
            _export_lines(path, dossier, force=force)
        else:
            _export_tables(path, dossier, force=force)


def _export_lines(path: str, dossier: Dossier, *, force: bool) -> None:
    from standoff.gather.dossier.exports import about, lines

    def written() -> Iterator[str]:
        yield f"{door.json_text(about(dossier))}\n"
        for record in lines(dossier):
            yield f"{door.json_text(record)}\n"

    write_file(path, written(), force=force)


def _export_tables(path: str, dossier: Dossier, *, force: bool) -> None:
    """A new folder stands there with all its tables; in one that is there each table does."""
    if Path(path).is_dir():
        _write_tables(Path(path), dossier, force=force)
    else:
        with place_to_write(path, force=force) as folder:
            folder.mkdir()
            _write_tables(folder, dossier, force=False)


def _write_tables(folder: Path, dossier: Dossier, *, force: bool) -> None:
    from standoff.files import csv
    from standoff.gather.dossier.tables import COLUMNS, table

    for kind in COLUMNS:
        rows = csv.table_lines(table(dossier, kind))
        write_file(str(folder / f"{kind}s.csv"), rows, force=force)
