"""The question's options, and asking it from the shell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from standoff.answers.answer import Answer
    from standoff.model.dispute import Dispute

Command = TypeVar("Command", bound=Callable[..., Any])


def _parsed_place(
    _context: click.Context, _option: click.Parameter, word: str | None
) -> int | str | None:
    return int(word) if word and re.fullmatch("-?[0-9]{1,6}", word) else word


def _ids(
    _context: click.Context, _option: click.Parameter, words: str | None
) -> tuple[str, ...] | None:
    return None if words is None else tuple(words.replace(",", " ").split())


ON = click.option(
    "--on",
    callback=_parsed_place,
    metavar="WHERE",
    help="A number of processes, or the address of a dask scheduler (tcp://HOST:PORT).",
)
_OPTIONS = (
    click.option("--by", metavar="SIDE", help="The side that asks; the file's if not given."),
    click.option("--target", metavar="SIDE", help="The side that is asked."),
    click.option("--goal", metavar="STATEMENT", help="What is asked for, as a statement."),
    click.option(
        "--threats",
        callback=_ids,
        metavar="IDS",
        help="Options held out as threats, e.g. a,b, in place of those that the file marks.",
    ),
    click.option("--offers", callback=_ids, metavar="IDS", help="Options held out as offers."),
    click.option(
        "--readings",
        type=click.IntRange(2),
        default=2**16,
        show_default=True,
        metavar="N",
        help="Compute all readings up to N; draw N where there are more.",
    ),
    click.option(
        "--seed",
        type=click.IntRange(0),
        default=0,
        show_default=True,
        help="Where readings are drawn.",
    ),
    ON,
    click.option(
        "--resume", metavar="FILE", help="Keep what is done in FILE, and go on from what it keeps."
    ),
)


def question_options(command: Command) -> Command:
    """A command that asks: it takes these options and hands them to ``ask_with_progress``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def ask_with_progress(dispute: Dispute, *, resume: str | None = None, **asked: Any) -> Answer:
    """Ask, and tell on standard error how far it is."""
    from standoff.answers.ask import ask
    from standoff.cli.progress import progress

    with progress(resume) as line:
        return ask(dispute, resume=resume, progress=line, **asked)
