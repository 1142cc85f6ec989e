"""What README and docs show is what happens, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff import CONCEPTS, Concept
from standoff.errors import MISTAKES
from tests.pages import Reader, blocks, sections

ROOT = Path(__file__).parent.parent
CONCEPTS_PAGE = ROOT / "docs/reference/concepts.md"
MISTAKES_PAGE = ROOT / "docs/reference/mistakes.md"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page != MISTAKES_PAGE],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_a_page_keeps_its_word(page: Path) -> None:
    reader = Reader()
    for block in blocks(page):
        reader.follow(block)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_shown_as_it_is_told(mistake: str) -> None:
    section = [block for block in blocks(MISTAKES_PAGE) if block.section == mistake]
    told = "".join(block.text for block in section if block.language == "console")
    assert told.startswith("$ standoff ")
    assert f"[{mistake}]" in told
    reader = Reader(expects_mistakes=True)
    for block in section:
        reader.follow(block)


def test_every_mistake_has_a_section_and_every_section_a_mistake() -> None:
    assert sorted(sections(MISTAKES_PAGE)) == sorted(MISTAKES)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.key)
def test_every_concept_has_a_section_that_agrees_with_it(concept: Concept) -> None:
    heading = f"## {concept.name[0].upper()}{concept.name[1:]}"
    facts = {
        "key": _code(concept.key),
        "also": _code(*concept.aliases),
        "source": concept.source,
        "implies": _code(*concept.implies),
    }
    listed = "\n".join(f"* {name}: {fact}" for name, fact in facts.items() if fact)
    assert f"\n{heading}\n\n{listed}\n\n" in CONCEPTS_PAGE.read_text(encoding="utf-8")


def _code(*words: str) -> str:
    return ", ".join(f"`{word}`" for word in words)
