"""`draft`: a worksheet of what a dossier says of some sides, and the file it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from standoff.cli import door
from standoff.files.whole import refuse_existing, write_file

if TYPE_CHECKING:
    from standoff.cli.progress import Progress
    from standoff.gather.dossier.dossier import Dossier
    from standoff.gather.records import Gathered
    from standoff.gather.worksheet.worksheet import Worksheet


@click.command()
@click.argument("file", metavar="DOSSIER")
@click.option("--sides", metavar="A,B", help="The sides, as gather --show actors names them.")
@click.option("-o", "--output", metavar="PATH", help="Write its lines as a dispute file.")
@door.FORCE
@click.option("--review", is_flag=True, help="Go through the drafts of a dispute file.")
@door.DOCUMENT
@door.JSON
def draft(
    file: str,
    sides: str | None,
    output: str | None,
    documents: tuple[str, ...],
    *,
    force: bool,
    review: bool,
    as_json: bool,
) -> None:
    """Show what a dossier says some sides demand, threaten, offer, refuse, do and want.

    With --output the lines become a dispute file, every one of them a draft. With --review, FILE
    in place of DOSSIER, go through its drafts: accept, change or strike.
    """
    if review:
        if sides or output or force or as_json:
            raise click.UsageError("--review takes a dispute file, and of the options --document.")
        from standoff.cli.review import review as reviewed

        reviewed(file, documents)
        return
    if not sides or documents:
        raise click.UsageError("name the sides: standoff draft DOSSIER --sides A,B.")
    if output is not None:
        refuse_existing(output, force=force)
    sheet = _sheet(file, sides)
    if output is not None:
        _write(sheet, output, force=force)
    if as_json:
        from standoff.report.wording.draft import worksheet as wording

        door.print_json(wording.data(sheet))
    elif output is None:
        from standoff.report.wording.draft import worksheet as wording

        door.print_lines(wording.lines(sheet))


def _sheet(file: str, sides: str) -> Worksheet:
    from standoff.cli.progress import progress
    from standoff.gather.dossier.dossier import reading
    from standoff.gather.worksheet.worksheet import worksheet

    with reading(file) as dossier, progress() as told:
        return worksheet(_each(dossier, told), sides.split(","))


def _each(dossier: Dossier, progress: Progress) -> Iterator[Gathered]:
    ids = dossier.ids()
    for done, id in enumerate(ids):
        progress("documents", done, len(ids))
        yield dossier.gathered(id)


def _write(sheet: Worksheet, output: str, *, force: bool) -> None:
    from standoff.files.writer import write
    from standoff.gather.worksheet.dispute import acts_of, dispute
    from standoff.report.wording.draft import worksheet as wording

    drafted = dispute(sheet)
    _, left = acts_of(sheet)
    for line in wording.left_out(sheet, left):
        click.echo(line, err=True)
    write_file(output, write(drafted), force=force)
    door.print_lines(wording.written(drafted, output))
