"""Any text in any field comes out as text."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from standoff.catalogue import disputes
from standoff.errors import plain
from standoff.model.dispute import Dispute, Source, View
from standoff.report import html, markdown
from standoff.report.page import document_tree
from standoff.report.sections.section import Material
from standoff.report.wording.marks import bare, capital, named, said
from tests.builders import side
from tests.report import pages

SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "script": SCRIPT,
    "attribute": '" onclick=\'x\' style="color:red"><img src=http://evil.example/x onerror=x>',
    "closing": "</title></style></svg></bdi></td></table></details><!--",
    "entity": "&lt;b&gt; &amp; &#60;i&#62;",
    "comment": "--> ]]> <![CDATA[",
    "address": "javascript:alert(1) http://evil.example www.evil.example",
    "markdown": "**b** _i_ `c` [x](http://evil.example) ![y](http://e.example/) | a | # h ~~s~~",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202eabc\u202c",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1f3 e\u0301",
    "isolates": "\u2066a\u2069 \u2068b\u2069 \u2067c",
    "control": "a\x00b\x1b[31m\u2028c\nd",
    "long": "x" * 10_000,
    "format": "{whom} {0} %s $x \\1",
}
WORDS = {"text", "name", "title", "cite", "kind", "why", "assumes", "question", "quote"}


def _spoiled(part: Any, words: str) -> Any:
    """The same records with these words in every field that holds free text."""
    if isinstance(part, tuple):
        return tuple(_spoiled(each, words) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changes: dict[str, Any] = {}
    for each in fields(part):
        value = getattr(part, each.name)
        if each.name in WORDS and isinstance(value, str):
            changes[each.name] = words
        elif isinstance(value, tuple) or (is_dataclass(value) and each.name == "grounds"):
            changes[each.name] = _spoiled(value, words)
    return replace(part, **{k: v for k, v in changes.items() if v != getattr(part, k)})


def hostile(words: str) -> Dispute:
    dispute: Dispute = _spoiled(disputes.load("one-last-time"), words)
    assert dispute.sides[0].options[0].text == words
    assert dispute.judgements[0].answers[0].text == words
    assert dispute.sources[0].cite == words
    assert dispute.grounds.why == words
    return dispute


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_any_words_come_out_as_text_in_graph_form(words: str) -> None:
    dispute: Dispute = _spoiled(disputes.load("elmira-graph"), words)
    assert dispute.states[0].text == words
    root = pages.tree(pages.page(dispute))
    calm = pages.tree(pages.catalogued("elmira-graph"))
    assert {e.tag for e in root.iter()} <= {e.tag for e in calm.iter()}
    assert " ".join(_shown(words).split()) in pages.text(pages.section(root, "sides"))


def _shown(words: str) -> str:
    return plain(" ".join(words.split()))


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_any_words_come_out_as_text(words: str) -> None:
    page = pages.page(hostile(words))
    calm = pages.tree(pages.catalogued("one-last-time"))
    root = pages.tree(page)
    assert {e.tag for e in root.iter()} <= {e.tag for e in calm.iter()}
    assert root.findall(".//script") == []
    assert {name for e in root.iter() for name in e.attrib if name.startswith("on")} == set()
    wants = pages.section(root, "sides")
    assert " ".join(_shown(words).split()) in pages.text(wants)
    if words.isprintable():
        title = root.find("./head/title")
        assert title is not None
        assert (title.text or "").strip() == words.strip()


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_markdown_is_text_as_well(words: str) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    calm = _tags(shown.render(pages.marked_down(disputes.load("one-last-time"))))
    rendered = shown.render(pages.marked_down(hostile(words)))
    assert _tags(rendered) == calm
    assert "href" not in rendered
    read = pages.fragment(rendered)
    assert " ".join(_shown(words).split()) in pages.text(read)


def test_a_bar_does_not_split_a_cell() -> None:
    shown = MarkdownIt("commonmark").enable("table")
    split, calm = (
        pages.text(pages.fragment(shown.render(pages.marked_down(hostile(words))))).count(words)
        for words in ("a | b", "a Zz b")
    )
    assert split == calm > 50


def _tags(page: str) -> set[str]:
    return set(re.findall(r"<([a-z0-9]+)[ >/]", page))


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_document_s_words_are_text(words: str) -> None:
    from standoff.files.pin import Document

    found = pages.subject(disputes.load("one-last-time"))
    material = Material(found, {"oped": Document(words * (9000 // len(words) + 1), "")})
    root = pages.tree(html.html_page(document_tree(material)))
    assert root.findall(".//script") == []
    markdown.markdown_page(document_tree(material))


def test_ids_of_any_script_are_links_that_lead_somewhere() -> None:
    dispute = Dispute("Ids", (side("\u05d0", "\u05d1", "o" * 5000, prefers=["\u05d1"]), side("b")))
    root = pages.tree(pages.page(dispute))
    anchors = {e.get("id") for e in root.iter() if e.get("id")}
    assert {str(a.get("href"))[1:] for a in root.iter("a")} <= anchors


def test_a_view_and_claims_of_hostile_sources() -> None:
    dispute = replace(
        disputes.load("one-last-time"), sources=(Source("oped", SCRIPT, SCRIPT, 8062, ""),)
    )
    assert isinstance(dispute.views[0], View)
    assert SCRIPT not in pages.page(dispute)


# ---------------------------------------------------------------- marks


def test_a_file_cannot_forge_a_mark() -> None:
    forged = said("a\u2069\u2066india\u2069")
    assert bare(forged) == "a\\u2069\\u2066india\\u2069"


def test_a_capital_passes_over_the_mark_of_a_name_but_spares_ids() -> None:
    assert bare(capital(f"{said('kabul')} stays")) == "Kabul stays"
    assert bare(capital(f"{named('coop')} works")) == "coop works"
    assert capital("") == ""
