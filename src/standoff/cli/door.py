"""Between the shell and the house: files in, files out, errors as messages."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.errors import DisputeError, RequestError, StandoffError, plain

if TYPE_CHECKING:
    from standoff.model.dispute import Dispute


class Group(click.Group):
    """Standoff's own errors become messages: exit 1 for mistakes in a dispute, 2 for a
    request that cannot be met."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DisputeError as error:
            _report(error)
            ctx.exit(1)
        except StandoffError as error:
            click.echo(f"standoff: {error}", err=True)
            ctx.exit(2)


def _report(error: DisputeError) -> None:
    """Mistakes go to standard output as JSON where JSON was asked for, else to stderr."""
    if "--json" in sys.argv:
        from standoff.report import data

        click.echo(json.dumps(data.mistakes(error.mistakes), ensure_ascii=False, indent=1))
        return
    for mistake in error.mistakes:
        click.echo(str(mistake), err=True)
    number = len(error.mistakes)
    click.echo(f"{number} mistake{'' if number == 1 else 's'}", err=True)


def load(file: str) -> Dispute:
    """A dispute from a file, the catalogue or standard input."""
    from standoff.catalogue import disputes

    return disputes.load(file)


def text_and_dispute(file: str) -> tuple[str, Dispute]:
    """A dispute file's text together with what it says; for editing."""
    from standoff.catalogue import disputes
    from standoff.files import formats

    if file == "-" or Path(file).suffix.lower() == ".gmcr":
        raise RequestError("documents are checked against a dispute file", "convert it first")
    data = disputes.data(file)
    return data.decode("utf-8"), formats.read(data, file)


def state(dispute: Dispute, words: str) -> frozenset[str]:
    """The options selected in a state given by key, by ids, or as the status quo."""
    if words.replace("_", " ") == "status quo":
        return dispute.status_quo
    ids = [option.id for option in dispute.options]
    if words and len(words) == len(ids) and set(words) <= set("YN") and words not in ids:
        return frozenset(id for id, mark in zip(ids, words, strict=True) if mark == "Y")
    if "-" in words and set(words) <= set("YN-"):
        return _merged(dispute, words)
    return frozenset(words.replace(",", " ").split())


def _merged(dispute: Dispute, pattern: str) -> frozenset[str]:
    from standoff.graph.graph import compile

    graph = compile(dispute)
    plain_states = len(graph) - len(dispute.merges)
    for number in range(plain_states, len(graph)):
        if graph.state(number).pattern == pattern:
            return graph.state(number)
    raise RequestError(f"no merged state is written {pattern}")


def write_over(file: str, text: str) -> None:
    """Replace a file's text at once or not at all."""
    target = Path(os.path.realpath(file))
    try:
        mode = target.stat().st_mode
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise RequestError(f"“{file}” cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_new(path: str, text: str, *, force: bool) -> None:
    """Write a new file; an existing one only with ``force``."""
    target = Path(path)
    if target.exists():
        if not force:
            raise RequestError(f"“{plain(path)}” exists", "use --force to write over it")
        write_over(path, text)
        return
    try:
        with target.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        raise RequestError(f"“{plain(path)}” cannot be written: {error.strerror}") from None
