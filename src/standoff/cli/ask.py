"""`ask`, and checking an answer again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import door
from standoff.cli.question import ask_with_progress, question_options
from standoff.errors import RequestError
from standoff.files.document import first_bytes
from standoff.files.whole import refuse_existing, write_file

if TYPE_CHECKING:
    from standoff.answers.answer import Answer
    from standoff.files.pin import Document
    from standoff.model.dispute import Dispute

SECTIONS = (
    "standing",
    "threats",
    "levers",
    "settlements",
    "readings",
    "claims",
    "views",
    "assumptions",
)


@click.command()
@door.FILE
@door.SUPPOSE
@question_options
@click.option(
    "--section",
    "sections",
    multiple=True,
    type=click.Choice(SECTIONS),
    help="Print this section instead of the summary; may be repeated.",
)
@click.option("--ledger", metavar="FILE.csv", help="Write a row for each reading here.")
@door.FORCE
@door.DOCUMENT
@door.JSON
def ask(
    file: str,
    supposed: tuple[str, ...],
    sections: tuple[str, ...],
    ledger: str | None,
    documents: tuple[str, ...],
    *,
    force: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Can the threat work, what would, and what does the answer depend on?

    The tests of threats and levers are Standoff's own; the reference defines them.
    """
    dispute = door.supposing(door.load_dispute(file), supposed)
    shown = door.documents_of(documents, dispute)
    if ledger:
        refuse_existing(ledger, force=force)
    answer = ask_with_progress(dispute, **asked)
    if ledger:
        _write_ledger(answer, ledger, force=force)
    if as_json:
        from standoff.report.answer_data import answer_data

        door.print_json(answer_data(answer))
    else:
        _put_words(answer, sections, _claim_quotes(dispute, shown))


def _put_words(answer: Answer, sections: tuple[str, ...], quotes: dict[str, list[str]]) -> None:
    from standoff.report.wording.ask import page

    if not sections:
        door.print_lines(page.summary(answer))
    for number, name in enumerate(sections):
        door.print_lines([""] if number else [])
        door.print_lines(page.section(name, answer, quotes))


def _claim_quotes(dispute: Dispute, documents: dict[str, Document]) -> dict[str, list[str]]:
    """The words behind each claim, from the documents at hand."""
    from standoff.files.pin import words_of

    return {c.id: list(words_of(c.grounds, documents)) for c in dispute.claims}


def _write_ledger(answer: Answer, path: str, *, force: bool) -> None:
    from standoff.answers.answer import ledger_rows
    from standoff.report.spreadsheet import csv_lines

    write_file(path, csv_lines(ledger_rows(answer)), force=force)


# ---------------------------------------------------------------- an answer, checked again

QUESTION = ("by", "target", "goal")
MARKS = ("threats", "offers")
LARGEST = 64 * 2**20  # bytes of an answer that is read


def recheck_answer(answer_file: str, file: str, *, as_json: bool) -> bool:
    """Compute an answer again from its dispute; whether it is the same."""
    from standoff.answers.ask import ask as asked
    from standoff.report import answer_data, data
    from standoff.report.wording import recheck as wording
    from standoff.studies.package import EDITION

    old = _read_answer(answer_file)
    question, settings = old["question"], old["settings"]
    dispute = door.load_dispute(file)
    supposed = question.get("supposed") or {}
    edition = old.get("edition", 1)
    if edition != EDITION:
        if as_json:
            door.print_json(data.of_another_edition(edition))
        else:
            door.print_lines(wording.of_another_edition(edition))
        return True
    try:
        again = asked(
            dispute.under(supposed) if supposed else dispute,
            **{key: question[key] for key in (*QUESTION, *MARKS)},
            seed=settings["seed"],
            readings=max(2, settings["readings"]),
            on=None,
        )
        new = json.loads(json.dumps(answer_data.answer_data(again)))
        different = list(answer_data.answer_differences(old, new))
    except RequestError as error:
        different = [("question", question, f"cannot be asked: {error}")]
    if as_json:
        door.print_json(data.recheck_data(different))
    else:
        door.print_lines(wording.lines(different))
    return not different


def _read_answer(path: str) -> dict[str, Any]:
    """An answer from its JSON, with the parts that are needed to ask it again."""
    try:
        data = first_bytes(path, LARGEST + 1)
        if len(data) > LARGEST:
            raise ValueError("it is too large")
        answer = json.loads(data)
        question, settings = answer["question"], answer["settings"]
        words = [question[key] for key in QUESTION]
        words += [word for pair in (question.get("supposed") or {}).items() for word in pair]
        counts = settings["seed"], settings["readings"]
        if answer.get("edition", 1) != 1:
            words += [word for key in MARKS for word in question[key] or ()]
        if not all(isinstance(word, str) for word in words) or {*map(type, counts)} != {int}:
            raise ValueError("its question is not one")
    except RequestError as error:
        raise RequestError(f"“{path}” {error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "write one with `standoff ask FILE --json`"
        raise RequestError(f"“{path}” is not an answer of standoff", hint) from None
    return dict(answer)
