"""The report: sections put together into one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from standoff.errors import RequestError, nearest_hint
from standoff.report.document import (
    Block,
    Details,
    DocumentTree,
    GlossaryEntry,
    Part,
    ShortName,
    Table,
)
from standoff.report.sections import names
from standoff.report.sections.section import Material, Section
from standoff.report.sections.sections import SECTIONS
from standoff.report.terms import Terms
from standoff.report.wording.glossary import ENTRIES
from standoff.report.wording.page import frame
from standoff.version import __version__


def document_tree(material: Material, keys: Sequence[str] | None = None) -> DocumentTree:
    """The page with the sections named, all of them where None; empty ones are left out.

    Raises:
        RequestError: for a section that is not there.
    """
    chosen = SECTIONS if keys is None else _chosen_sections(keys)
    found = (Part(each.key, each.title, tuple(each.blocks(material))) for each in chosen)
    parts = tuple(part for part in found if part.blocks)
    anchors = {anchor for part in parts for anchor in _row_anchors(part.blocks)}
    return DocumentTree(
        frame.title(material.dispute.title),
        frame.byline(__version__),
        parts,
        _used_glossary(parts),
        _names_on_page(names.option_names(material.dispute), anchors),
        _names_on_page(names.judgement_names(material.dispute), anchors),
    )


def _names_on_page(known: Mapping[str, ShortName], anchors: Set[str]) -> dict[str, ShortName]:
    """Names that lead only to rows that are on the page."""
    return {
        id: name if name.anchor in anchors else replace(name, anchor="")
        for id, name in known.items()
    }


def _row_anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows)
        elif isinstance(block, Details):
            yield from _row_anchors(block.blocks)


def _chosen_sections(keys: Sequence[str]) -> tuple[Section, ...]:
    """Those sections in the order of the page, whatever the order in which they are named."""
    known = [each.key for each in SECTIONS]
    for key in keys:
        if key not in known:
            raise RequestError(f"no section is called “{key}”", nearest_hint(key, known))
    return tuple(each for each in SECTIONS if each.key in keys)


def _used_glossary(parts: Sequence[Part]) -> tuple[GlossaryEntry, ...]:
    """The terms that are used, those of the entries among them too."""
    terms = Terms(ENTRIES)
    used = terms.used_keys(block for part in parts for block in part.blocks)
    return tuple(each for each in ENTRIES if each.key in used)
