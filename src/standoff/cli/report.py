"""`report`: a page, or one picture, that somebody else reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli import door
from standoff.cli.question import ask_with_progress, question_options
from standoff.errors import RequestError, nearest_hint
from standoff.files.whole import refuse_existing, write_file

if TYPE_CHECKING:
    from standoff.files.pin import Document as Source
    from standoff.model.dispute import Dispute
    from standoff.report.document import DocumentTree
    from standoff.report.subject import Subject

PAGES = (".html", ".md", ".pdf")
PICTURES = (".svg", ".png")
ONLY_ASKED = ("threats", "offers", "on", "resume")  # options that are about a question


@click.command()
@door.FILE
@door.SUPPOSE
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Write here: .html, .md or .pdf; a picture: .svg or .png. HTML, or SVG, to standard "
    "output if not given.",
)
@click.option("--sections", metavar="A,B", help="Only these sections; all of them if not given.")
@click.option("--picture", metavar="KEY", help="This picture alone in place of the page.")
@question_options
@door.DOCUMENT
@door.FORCE
def report(
    file: str,
    supposed: tuple[str, ...],
    output: str | None,
    sections: str | None,
    picture: str | None,
    documents: tuple[str, ...],
    *,
    force: bool,
    **asked: Any,
) -> None:
    """Write one page about a dispute, for somebody who has not read the file.

    The page needs neither network nor script. The same file gives the same bytes.
    """
    if picture is not None and (sections is not None or documents):
        raise click.UsageError("--picture takes neither --sections nor --document.")
    suffix = _output_suffix(output, PAGES if picture is None else PICTURES)
    if output is not None:
        refuse_existing(output, force=force)
    dispute = door.supposing(door.load_dispute(file), supposed)
    # What can be refused is refused before the work is done.
    shown = door.documents_of(documents, dispute)
    subject = _solved_subject(dispute, asked)
    if picture is not None:
        content = _picture_content(subject, picture, suffix)
    else:
        content = _page_content(_document_tree(subject, sections, shown), suffix)
    if output is not None:
        write_file(output, content, force=force)
    else:
        click.echo(content, nl=False)


def _output_suffix(output: str | None, possible: tuple[str, ...]) -> str:
    """The format to write; the first where nothing is named."""
    if output is None:
        return possible[0]
    suffix = Path(output).suffix.lower()
    if suffix not in possible:
        last = ", ".join(possible[:-1]) + f" or {possible[-1]}"
        raise RequestError(f"“{output}” names no format that can be written", f"end it in {last}")
    return suffix


def _solved_subject(dispute: Dispute, asked: dict[str, Any]) -> Subject:
    """The dispute solved, and its question answered where it has one."""
    from standoff.report.subject import Subject
    from standoff.stability.solve import solve

    own = (asked[part] for part in ("by", "target", "goal"))
    answer = None
    if dispute.question is not None or any(part is not None for part in own):
        answer = ask_with_progress(dispute, **asked)
    elif given := [name for name in ONLY_ASKED if asked[name] is not None]:
        options = " and ".join(f"--{name}" for name in given)
        raise RequestError("the file asks no question", f"leave out {options}")
    return Subject(solve(dispute), answer)


def _document_tree(
    subject: Subject, sections: str | None, shown: dict[str, Source]
) -> DocumentTree:
    from standoff.report import page
    from standoff.report.sections.section import Material

    keys = None if sections is None else [key.strip() for key in sections.split(",")]
    return page.document_tree(Material(subject, shown), keys)


def _page_content(document: DocumentTree, suffix: str) -> str | bytes:
    from standoff.report import html, markdown

    if suffix == ".md":
        return markdown.markdown_page(document)
    page = html.html_page(document)
    if suffix == ".html":
        return page
    from standoff.report.pdf import pdf_bytes

    return pdf_bytes(page)


def _picture_content(subject: Subject, key: str, suffix: str) -> str | bytes:
    from standoff.report.pictures.pictures import PICTURES as KNOWN

    draw = {each.key: each.draw for each in KNOWN}.get(key)
    if draw is None:
        raise RequestError(
            f"no picture is called “{key}”", nearest_hint(key, (p.key for p in KNOWN))
        )
    svg = draw(subject)
    if svg is None:
        raise RequestError(f"there is nothing to draw for “{key}” in this dispute")
    if suffix == ".svg":
        return svg
    from standoff.report.pictures.png import png_bytes

    return png_bytes(svg)
