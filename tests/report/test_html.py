"""The page as a page: valid, whole in itself, and readable without script."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from standoff.catalogue import disputes
from tests.report import pages

NAMES = disputes.dispute_names()


@pytest.fixture(scope="module", params=NAMES)
def root(request: pytest.FixtureRequest) -> Element:
    return pages.tree(pages.catalogued(request.param))


def test_ids_are_unique_and_links_lead_somewhere(root: Element) -> None:
    ids = Counter(e.get("id") for e in root.iter() if e.get("id"))
    assert [id for id, times in ids.items() if times > 1] == []
    links = [str(a.get("href")) for a in root.iter("a")]
    assert links
    assert {link for link in links if not link.startswith("#")} == set()
    assert {link[1:] for link in links} <= set(ids)
    labels = {e.get("aria-labelledby") for e in root.iter() if e.get("aria-labelledby")}
    assert {word for label in labels for word in str(label).split()} <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(root: Element) -> None:
    tags = {str(e.tag) for e in root.iter()}
    assert tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"} == set()
    attributes = {name for e in root.iter() for name in e.attrib}
    assert attributes & {"src", "srcset", "data", "action"} == set()
    (policy,) = (m for m in root.iter("meta") if m.get("http-equiv"))
    assert policy.get("content") == ("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    style = "".join(e.text or "" for e in root.iter("style"))
    assert "url(" not in style
    assert "@import" not in style


def test_headings_are_in_order(root: Element) -> None:
    levels = [int(str(e.tag)[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_heads(root: Element) -> None:
    for table in root.iter("table"):
        assert table.find("caption") is not None
        width = len(table.findall("./thead/tr/th[@scope='col']"))
        rows = table.findall("./tbody/tr")
        assert rows
        assert all(len(row) == width and row[0].get("scope") == "row" for row in rows)


def test_what_is_wide_scrolls_by_keyboard(root: Element) -> None:
    parents = {child: parent for parent in root.iter() for child in parent}
    wide = [*root.iter("table"), *(f.find(".//div") for f in root.iter("figure"))]
    for each in wide:
        assert each is not None
        window = parents[each] if each.tag == "table" else each
        assert (window.get("tabindex"), window.get("role")) == ("0", "region")
        assert window.get("aria-label")


def test_the_page_says_its_language(root: Element) -> None:
    assert root.get("lang") == "en"


def test_the_contents_list_every_section(root: Element) -> None:
    (nav,) = root.iter("nav")
    listed = [str(a.get("href"))[1:] for a in nav.iter("a")]
    assert listed == [s.get("id") for s in root.iter("section")]
