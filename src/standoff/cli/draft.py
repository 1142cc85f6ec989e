"""`draft`: a proposal for a dispute, from what a dossier says of some sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from standoff.cli import door
from standoff.files.whole import refuse_existing, write_file

if TYPE_CHECKING:
    from standoff.cli.progress import Progress
    from standoff.gather.dossier.dossier import Dossier
    from standoff.gather.draft.proposal import Proposal
    from standoff.gather.records import Gathered
    from standoff.model.dispute import Dispute


@click.command()
@click.argument("file", metavar="DOSSIER")
@click.option("--sides", metavar="A,B", help="The sides, by code or actor, e.g. USA,PAK.")
@click.option("-o", "--output", metavar="PATH", help="Write here; standard output if not given.")
@door.FORCE
@click.option("--against", metavar="FILE", help="Compare it with a dispute made by hand.")
@click.option("--review", is_flag=True, help="Go through the drafts of a dispute file.")
@door.DOCUMENT
@door.JSON
def draft(
    file: str,
    sides: str | None,
    output: str | None,
    against: str | None,
    documents: tuple[str, ...],
    *,
    force: bool,
    review: bool,
    as_json: bool,
) -> None:
    """Propose a dispute from what a dossier says of some sides; every line is a draft.

    With --review, FILE in place of DOSSIER, go through its drafts: accept, change or strike.
    """
    if review:
        if sides or output or against or force or as_json:
            raise click.UsageError("--review takes a dispute file, and of the options --document.")
        from standoff.cli.review import review as reviewed

        reviewed(file, documents)
        return
    if not sides or documents:
        raise click.UsageError("name the sides: standoff draft DOSSIER --sides A,B.")
    if output is not None:
        refuse_existing(output, force=force)
    # What can be refused is refused before the work is done.
    hand = door.load_dispute(against) if against is not None else None
    proposal = _proposed(file, sides)
    if hand is not None:
        _compare(proposal, hand, as_json=as_json)
    if hand is None or output is not None:
        _write(proposal, output, force=force, as_json=as_json)


def _proposed(file: str, sides: str) -> Proposal:
    from standoff.cli.progress import progress
    from standoff.gather.dossier.dossier import reading
    from standoff.gather.draft.proposal import proposed

    with reading(file) as dossier, progress() as told:
        return proposed(_each(dossier, told), sides.split(","))


def _each(dossier: Dossier, progress: Progress) -> Iterator[Gathered]:
    ids = dossier.ids()
    for done, id in enumerate(ids):
        progress("documents", done, len(ids))
        yield dossier.gathered(id)


def _write(proposal: Proposal, output: str | None, *, force: bool, as_json: bool) -> None:
    from standoff.files.writer import write
    from standoff.report.wording.draft import notes
    from standoff.report.wording.draft.file import dispute
    from standoff.report.wording.marks import bare

    drafted = dispute(proposal)
    text = write(drafted)
    for line in notes.notes(proposal):
        click.echo(bare(line), err=True)
    if output is not None:
        write_file(output, text, force=force)
        door.print_lines([] if as_json else notes.written(drafted, output))
    elif as_json:
        door.print_json({"title": drafted.title, "format": "toml", "text": text})
    else:
        click.echo(text, nl=False)


def _compare(proposal: Proposal, hand: Dispute, *, as_json: bool) -> None:
    from standoff.gather.draft.against import compared
    from standoff.report.wording.draft import against as wording
    from standoff.report.wording.draft.file import dispute

    drafted = dispute(proposal)
    found = compared(drafted, hand, [side.called for side in proposal.sides])
    if as_json:
        door.print_json(wording.data(found, drafted, hand))
    else:
        door.print_lines(wording.lines(found, drafted, hand))
