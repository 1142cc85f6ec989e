"""The commands. Rooms are imported inside them, so that `--help` costs nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli import door
from standoff.cli.ask import ask
from standoff.cli.draft import draft
from standoff.cli.gather import gather
from standoff.cli.report import report
from standoff.errors import RequestError, UndecidedError, plain
from standoff.files.whole import refuse_existing, write_file
from standoff.version import __version__

if TYPE_CHECKING:
    from standoff.answers.warned import Warned
    from standoff.files.pin import Document
    from standoff.graph.outline import Outline
    from standoff.stability.evidence import Verdict
    from standoff.stability.solve import Explaining


@click.group(cls=door.Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="standoff")
def main() -> None:
    """What is stable in a conflict, why, and what it depends on.

    FILE is a dispute file (TOML), a GMCR+ model (.gmcr), the name of a catalogue dispute
    such as one-last-time, or - for standard input.
    """


# ---------------------------------------------------------------- check


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="[ANSWER.json] FILE")
@door.DOCUMENT
@click.option("--pin", is_flag=True, help="Write length, hash and quotes as spans into FILE.")
@click.option("--evidence", is_flag=True, help="List each line with the words behind it.")
@door.JSON
def check(
    files: tuple[str, ...],
    documents: tuple[str, ...],
    *,
    pin: bool,
    evidence: bool,
    as_json: bool,
) -> None:
    """Look for mistakes; without any, tell every line back in plain words.

    With an ANSWER that `ask --json` printed, compute it again and say whether it is the same.
    """
    from standoff.answers.warned import warnings_of
    from standoff.cli.ask import recheck_answer
    from standoff.cli.progress import progress
    from standoff.graph.graph import compile_graph
    from standoff.graph.outline import outline

    if len(files) > 1:
        same = recheck_answer(*_answer_and_file(files), as_json=as_json)
        sys.exit(0 if same else 1)
    if files[0].endswith(".json"):
        raise click.UsageError(f"say which file it answers: standoff check {files[0]} FILE")
    if pin and not documents:
        raise click.UsageError("--pin needs a --document ID=PATH to pin the file to.")
    dispute = door.load_dispute(files[0])
    shown = door.documents_of(documents, dispute)
    if shown:
        _check_documents(files[0], shown, pin=pin)
    with progress() as line:
        size = outline(dispute, line)
        # Where states are too many to be listed for this, nothing is warned of.
        graph = None if size.one_at_a_time or not size.listable else compile_graph(dispute, line)
    found = () if graph is None else warnings_of(graph)
    if as_json:
        _put_data(size, found, shown, evidence=evidence)
    else:
        _put_words(size, found, shown, pinned=pin, evidence=evidence)


def _put_data(
    size: Outline, found: Iterable[Warned], shown: dict[str, Document], *, evidence: bool
) -> None:
    from standoff.report import data

    rests = {"evidence": data.evidence_data(size.dispute, shown)} if evidence else {}
    door.print_json({**data.check_data(size, found), **rests})


def _put_words(
    size: Outline,
    found: Iterable[Warned],
    shown: dict[str, Document],
    *,
    pinned: bool,
    evidence: bool,
) -> None:
    from standoff.report.wording import check as wording
    from standoff.report.wording import evidence as founded

    door.print_lines(wording.documents(size.dispute, shown, pinned=pinned))
    if evidence:
        door.print_lines(founded.listed(size.dispute, shown))
    else:
        door.print_lines(wording.lines(size, found))


def _answer_and_file(files: tuple[str, ...]) -> tuple[str, str]:
    if len(files) > 2:
        raise click.UsageError("check takes one FILE, or an ANSWER.json and its FILE.")
    return files[0], files[1]


def _check_documents(file: str, documents: dict[str, Document], *, pin: bool) -> None:
    from standoff.files import pin as pinning

    text, dispute = door.text_and_dispute(file)
    new = pinning.pinned_text(text, file, dispute, documents)
    if pin and not Path(file).exists():
        raise RequestError(
            "a catalogue dispute is not written to", f"`standoff cases {file}` prints a copy"
        )
    if pin:
        write_file(file, new, force=True)


# ---------------------------------------------------------------- solve


@main.command()
@door.FILE
@door.SUPPOSE
@click.option("--concepts", metavar="A,B", help="Solution concepts; all of them if not given.")
@click.option(
    "--profile",
    metavar="SIDE=A,...",
    help="A concept for each side; alone if --concepts is not given.",
)
@click.option("--equilibria-only", is_flag=True, help="Leave out what no concept holds stable.")
@click.option(
    "--table", metavar="FILE.csv", help="Write a row for each state here: ranks and stability."
)
@door.FORCE
@door.JSON
def solve(
    file: str,
    supposed: tuple[str, ...],
    concepts: str | None,
    profile: str | None,
    *,
    equilibria_only: bool,
    table: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Every stable state under the classical solution concepts, at once."""
    from standoff.cli.progress import progress
    from standoff.report import data
    from standoff.report.wording import stability as wording
    from standoff.stability.solve import solve as solved

    keys = None if concepts is None else [key for key in concepts.split(",") if key.strip()]
    if keys == []:
        raise RequestError("--concepts names no concept", "leave it out for all of them")
    own = None if profile is None else _parsed_profile(profile)
    if table is not None:
        refuse_existing(table, force=force)
    dispute = door.supposing(door.load_dispute(file), supposed)
    with progress() as line:
        solution = solved(dispute, keys, profile=own, progress=line)
    if table is not None:
        from standoff.report import spreadsheet

        write_file(table, spreadsheet.state_lines(solution), force=force)
    if as_json:
        door.print_json(data.solution_data(solution))
    else:
        door.print_lines(wording.solution(solution, equilibria_only=equilibria_only))


def _parsed_profile(words: str) -> dict[str, str]:
    """SIDE=CONCEPT,... as a concept for each side."""
    own: dict[str, str] = {}
    for word in words.split(","):
        side, equals, concept = (part.strip() for part in word.partition("="))
        if not (side and equals and concept):
            raise click.UsageError(f"--profile wants SIDE=CONCEPT,..., not “{plain(word)}”.")
        if side in own:
            raise click.UsageError(f"--profile names the side “{plain(side)}” twice.")
        own[side] = concept
    return own


# ---------------------------------------------------------------- explain


@main.command()
@door.FILE
@door.SUPPOSE
@click.option(
    "--state",
    default="status quo",
    show_default=True,
    help='A state\'s key ("YNN"), the ids selected in it ("delay,insist"), or "status quo".',
)
@click.option("--side", help="The id of a side; every side if not given.")
@click.option("--concept", default="seq", show_default=True, help="A solution concept.")
@door.JSON
def explain(
    file: str,
    supposed: tuple[str, ...],
    state: str,
    side: str | None,
    concept: str,
    *,
    as_json: bool,
) -> None:
    """Why a state is stable for a side, or why not, with the sanctions and their paths."""
    from standoff.report import data
    from standoff.report.wording import phrases
    from standoff.report.wording import stability as wording
    from standoff.stability.concepts import concept_by_key
    from standoff.stability.solve import Explaining

    dispute = door.supposing(door.load_dispute(file), supposed)
    selected = door.state_from_words(dispute, state)
    sides = [side] if side else [each.id for each in dispute.sides]
    rule = concept_by_key(concept)
    found, undecided = _verdicts(Explaining(dispute, selected, rule), sides)
    if as_json:
        verdicts = [data.explain_data(each) for each in found]
        door.print_json(verdicts[0] if side else verdicts)
    else:
        told = [line for line in (phrases.supposed(dispute), *phrases.assumed(dispute)) if line]
        door.print_lines([*told, ""] if told else [])
        for number, verdict in enumerate(found):
            door.print_lines([""] if number else [])
            door.print_lines(phrases.indented(wording.verdict(verdict, dispute, rule), ""))
    for why in undecided:
        click.echo(f"standoff: {why}", err=True)
    if undecided:
        sys.exit(2)


def _verdicts(
    explaining: Explaining, sides: list[str]
) -> tuple[list[Verdict], list[UndecidedError]]:
    """What is decided, and what is not; raises UndecidedError if nothing is."""
    found, undecided = [], []
    for each in sides:
        try:
            found.append(explaining.verdict(each))
        except UndecidedError as error:
            undecided.append(error)
    if not found:
        raise undecided[0]
    return found, undecided


# ---------------------------------------------------------------- convert, cases


@main.command()
@door.FILE
@click.option("-o", "--output", metavar="PATH", help="Write here; standard output if not given.")
@door.FORCE
@door.JSON
def convert(file: str, output: str | None, *, force: bool, as_json: bool) -> None:
    """Write a dispute, of whatever format, as a dispute file (TOML).

    The ending of PATH may ask for another format: .gmcr for GMCR+, .graphml for the graph of
    states.
    """
    from standoff.files import formats
    from standoff.report import data
    from standoff.report.wording import convert as wording

    form = formats.format_to_write(output)
    if output:
        refuse_existing(output, force=force)
    dispute = door.load_dispute(file)
    text = form.write(dispute)
    if output:
        write_file(output, text, force=force)
        for line in wording.left_out(form.left_out(dispute)):
            click.echo(line, err=True)
    elif as_json:
        door.print_json(data.conversion_data(dispute, "".join(text)))
    else:
        click.echo("".join(text), nl=False)


@main.command()
@click.argument("name", required=False)
@click.option("--skeleton", is_flag=True, help="Print a commented dispute to start from.")
@door.JSON
def cases(name: str | None, *, skeleton: bool, as_json: bool) -> None:
    """List the catalogue, or print one of its disputes."""
    from standoff.catalogue import disputes
    from standoff.report import data
    from standoff.report.wording import cases as wording

    if skeleton:
        name = disputes.SKELETON
    if name:
        text = disputes.dispute_text(name)
        if as_json:
            door.print_json(data.case_data(name, text))
        else:
            click.echo(text, nl=False)
        return
    entries = [(each, disputes.load(each)) for each in disputes.dispute_names()]
    if as_json:
        door.print_json(data.catalogue_data(entries))
    else:
        door.print_lines(wording.listed(entries))


main.add_command(ask)
main.add_command(draft)
main.add_command(gather)
main.add_command(report)


if __name__ == "__main__":
    sys.exit(main())
