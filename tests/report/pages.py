"""Pages for tests: from a dispute to its page, and reading a page back as a browser does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import html5lib

from standoff.answers.ask import ask
from standoff.catalogue import disputes
from standoff.model.dispute import Dispute
from standoff.report import html, markdown
from standoff.report.document import DocumentTree
from standoff.report.page import document_tree
from standoff.report.sections.section import Material
from standoff.report.subject import Subject
from standoff.stability.solve import solve


def subject(dispute: Dispute) -> Subject:
    return Subject(solve(dispute), ask(dispute) if dispute.question else None)


def drafted(dispute: Dispute, sections: Sequence[str] | None = None) -> DocumentTree:
    return document_tree(Material(subject(dispute)), sections)


def page(dispute: Dispute, sections: Sequence[str] | None = None) -> str:
    return html.html_page(drafted(dispute, sections))


def of(subject: Subject) -> str:
    return html.html_page(document_tree(Material(subject)))


def marked_down(dispute: Dispute) -> str:
    return markdown.markdown_page(drafted(dispute))


def catalogued(name: str) -> str:
    return page(disputes.load(name))


def tree(page: str) -> Element:
    """The page as a browser reads it; any mistake in it is an error."""
    found: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return found


def fragment(page: str) -> Element:
    """Part of a page, as a browser reads it."""
    found: Element = html5lib.parse(page, namespaceHTMLElements=False)
    return found


def text(element: Element) -> str:
    """What a reader sees, on one line."""
    return " ".join("".join(element.itertext()).split())


def section(root: Element, key: str) -> Element:
    found = root.find(f".//section[@id='{key}']")
    assert found is not None
    return found


def rows(element: Element, caption: str) -> Iterator[list[str]]:
    """The rows of the table whose caption ends like this."""
    for table in element.iter("table"):
        name = table.find("caption")
        if name is not None and text(name).endswith(caption):
            for row in table.findall("./tbody/tr"):
                yield [text(cell) for cell in row]
