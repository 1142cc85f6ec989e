"""Between the shell and the house: files in, files out, errors as messages."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.errors import DisputeError, RequestError, StandoffError, nearest_hint, plain

if TYPE_CHECKING:
    from standoff.files.pin import Document
    from standoff.files.sources import Extraction
    from standoff.model.dispute import Dispute


FILE = click.argument("file", metavar="FILE")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys.")
FORCE = click.option("--force", is_flag=True, help="Write over a file that exists.")
DOCUMENT = click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="ID=PATH",
    help="A source's document, e.g. oped=article.txt: its words are read there. Or a dossier.",
)
SUPPOSE = click.option(
    "--suppose",
    "supposed",
    multiple=True,
    metavar="JUDGEMENT=ANSWER",
    help="Take this answer to an open judgement as given; may be repeated.",
)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of words, as a terminal shows them."""
    from standoff.report.wording.marks import bare

    for line in lines:
        click.echo(bare(line))


def print_json(data: Any) -> None:
    """Print one JSON value."""
    click.echo(json_text(data, indent=1))


def json_text(data: Any, indent: int | None = None) -> str:
    """A JSON value; marks that steer a terminal are written as escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class Group(click.Group):
    """Standoff's own errors become messages.

    Exit 1 for mistakes in a dispute, 2 for a request that cannot be met.
    """

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")
        # What else is installed has no say in how a file is checked; looking for it takes time.
        os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
        as_json = "--json" in ctx.args
        try:
            return super().invoke(ctx)
        except DisputeError as error:
            _print_mistakes(error, as_json=as_json)
            ctx.exit(1)
        except StandoffError as error:
            click.echo(f"standoff: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:
            # Whoever reads has read enough; what is left is written nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            click.echo(f"standoff: the output cannot be written: {error.strerror}", err=True)
            ctx.exit(2)


def _print_mistakes(error: DisputeError, *, as_json: bool) -> None:
    """Mistakes go to standard output as JSON where JSON was asked for, else to stderr."""
    if as_json:
        from standoff.report import data

        print_json(data.mistakes_data(error.mistakes))
        return
    for mistake in error.mistakes:
        click.echo(str(mistake), err=True)
    number = len(error.mistakes)
    click.echo(f"{number} mistake{'' if number == 1 else 's'}", err=True)


def load_dispute(file: str) -> Dispute:
    """A dispute from a file, the catalogue or standard input."""
    from standoff.catalogue import disputes

    return disputes.load(file)


def supposing(dispute: Dispute, pairs: tuple[str, ...]) -> Dispute:
    """The dispute with the judgements settled that ``--suppose`` names.

    Raises:
        RequestError: for a judgement that is not open, or an answer that it does not have.
    """
    reading: dict[str, str] = {}
    for pair in pairs:
        judgement, equals, answer = (part.strip() for part in pair.partition("="))
        if not (judgement and equals and answer):
            raise click.UsageError(f"--suppose wants JUDGEMENT=ANSWER, not “{plain(pair)}”.")
        if judgement in reading:
            raise click.UsageError(f"--suppose answers “{plain(judgement)}” twice.")
        reading[judgement] = answer
    return dispute.under(reading) if reading else dispute


def text_and_dispute(file: str) -> tuple[str, Dispute]:
    """A dispute file's text together with what it says; for editing."""
    from standoff.catalogue import disputes
    from standoff.files import formats

    if file == "-" or Path(file).suffix.lower() == ".gmcr":
        raise RequestError(
            "documents are checked against a dispute file", "`standoff convert` writes one"
        )
    data = disputes.dispute_bytes(file)
    dispute = formats.read_dispute(data, file)
    # As it is, with the line ends it has: what is edited is written back.
    return data.decode("utf-8"), dispute


def documents_of(pairs: tuple[str, ...], dispute: Dispute) -> dict[str, Document]:
    """The documents given as ID=PATH, or in a dossier, by the id of their source."""
    if not pairs:
        return {}
    from standoff.files.sources import source_document
    from standoff.gather.dossier.opening import is_database

    documents: dict[str, Document] = {}
    for pair in pairs:
        id, equals, path = pair.partition("=")
        if equals:
            documents[id] = source_document(dispute, id, Path(path), _gather_extraction())
        elif is_database(pair):
            documents.update(_dossier_documents(pair, dispute))
        elif Path(pair).exists():
            raise click.UsageError(f"--document wants ID=PATH, not “{plain(pair)}”.")
        else:
            hint = "--document wants ID=PATH, or a dossier"
            raise RequestError(f"there is no file “{pair}”", hint)
    return documents


def _gather_extraction() -> Extraction:
    """Text is taken out of a page or a PDF as gathering does it."""
    from standoff.files.sources import Extraction
    from standoff.gather.documents.read import read
    from standoff.gather.documents.sniff import is_laid_out

    return Extraction(is_laid_out, lambda name, data: read(name, data).text)


def _dossier_documents(path: str, dispute: Dispute) -> Mapping[str, Document]:
    """The documents of a dossier that a dispute's sources are pinned to."""
    from standoff.files.sources import pinned_documents
    from standoff.gather.dossier.dossier import reading

    with reading(path) as dossier:
        documents = pinned_documents(dispute, dossier.text_with_hash)
    if not documents:
        raise RequestError(
            f"“{path}” holds none of the file's documents", "give one as --document ID=PATH"
        )
    return documents


def state_from_words(dispute: Dispute, words: str) -> frozenset[str]:
    """The options selected in a state given by key, by ids, or as the status quo."""
    if words.replace("_", " ") == "status quo":
        return dispute.status_quo
    if dispute.states:
        return frozenset([words])
    ids = [option.id for option in dispute.options]
    if not words or set(words) - set("YN-") or words in ids:
        return frozenset(words.replace(",", " ").split())
    if len(words) != len(ids):
        raise RequestError(f"the key {words} has not one letter for each of {len(ids)} options")
    if "-" in words:
        return _merged_state(dispute, words)
    return frozenset(id for id, mark in zip(ids, words, strict=True) if mark == "Y")


def _merged_state(dispute: Dispute, pattern: str) -> frozenset[str]:
    from standoff.graph.graph import compile_graph

    graph = compile_graph(dispute)
    merged = range(len(graph) - len(dispute.merges), len(graph))
    states = {graph.state(number).pattern: graph.state(number) for number in merged}
    if pattern not in states:
        raise RequestError(f"no merged state is written {pattern}", nearest_hint(pattern, states))
    return states[pattern]
