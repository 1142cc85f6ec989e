"""A stage that fails costs its sentence, is told and counted, and never the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.cli import main
from standoff.gather import annotate, model
from standoff.gather.cast import actor_file
from standoff.gather.cast.coreference import Coreference
from standoff.gather.cast.phrases import Phrases
from standoff.gather.dossier.rows import gathered as kept
from standoff.gather.dossier.rows import rows
from standoff.gather.events import events
from standoff.gather.records import Document, Gathered, Section, SectionKind
from standoff.gather.statements import statements

TEXT = "Kenya said that it was ready. Sudan accused Uganda of lying. Kenya warned Uganda again."


def gathered(text: str) -> Gathered:
    whole = Section(SectionKind.BODY, 0, len(text))
    document = Document("made", text, (whole,), "", "text/plain")
    return annotate.gathered(document, model.load(), actor_file.ours())


def broken(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("made up")


def broken_at_sudan(whole: Any) -> Any:
    """A stage that fails wherever its sentence begins with Sudan."""

    def stage(text: Any, first: Any, *more: Any) -> Any:
        parse = text.parse
        if parse.word[parse.sentences[parse.sentence_of[first]].first] == "Sudan":
            raise ZeroDivisionError("made up")
        return whole(text, first, *more)

    return stage


@pytest.mark.parametrize(
    ("room", "name", "stage"), [(events, "_found", "events"), (statements, "_by_cue", "statements")]
)
def test_a_sentence_that_fails_costs_itself(
    room: Any, name: str, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = gathered(TEXT)
    assert not whole.faults
    monkeypatch.setattr(room, name, broken_at_sudan(getattr(room, name)))
    found = gathered(TEXT)
    assert {(f.stage, TEXT[slice(*f.span)], f.error) for f in found.faults} == {
        (stage, "Sudan accused Uganda of lying.", "ZeroDivisionError: made up")
    }
    if stage == "events":
        assert [TEXT[slice(*e.trigger)] for e in found.events] == ["warned Uganda"]
    assert len(found.statements) == len(whole.statements) - (stage == "statements")
    assert found.actors == whole.actors


def test_names_stay_where_what_refers_to_them_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Coreference, "resolve", broken)
    found = gathered(TEXT)
    assert [fault.stage for fault in found.faults] == ["actors"]
    assert {"kenya", "sudan", "uganda"} <= {actor.id for actor in found.actors}
    assert found.events


def test_a_document_whose_parse_fails_is_kept_without_records(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model.Model, "parse", broken)
    found = gathered(TEXT)
    assert (found.actors, found.statements, found.events) == ((), (), ())
    assert [(f.stage, f.span) for f in found.faults] == [("parse", (0, len(TEXT)))]
    assert kept(rows(found)) == found


def test_faults_are_told_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Phrases, "_name", broken)
    Path("a.txt").write_text(TEXT, "utf-8")
    result = CliRunner().invoke(main, ["gather", "a.txt", "-o", "d.db", "--on", "1"])
    assert result.exit_code == 0
    assert "Standoff failed in 3 places and gathered nothing there; --export lists" in result.stdout
    CliRunner().invoke(main, ["gather", "--export", "out", "d.db"], catch_exceptions=False)
    lines = Path("out/faults.csv").read_text("utf-8").splitlines()
    assert lines[0] == "document,file,start,end,rule,words,stage,error"
    assert lines[2].endswith("Sudan accused Uganda of lying.,actors,ZeroDivisionError: made up")


@pytest.mark.parametrize(
    "text",
    [
        "Iran said in its closing statement that there was evidence.",
        "Israel's minister was forced to resign his post.",
        "Iran said in its letter, and its envoy said in the letter, that it was right.",
    ],
)
def test_sentences_that_once_lost_their_document(text: str) -> None:
    assert not gathered(text).faults


WORDS = st.sampled_from(
    [
        "Iran",
        "Kenya",
        "Paris",
        "the",
        "a",
        "its",
        "their",
        "his",
        "nurses'",
        "union",
        "hospital",
        "strike",
        "minister",
        "Smith",
        "Mr.",
        "board",
        "said",
        "says",
        "told",
        "warned",
        "demanded",
        "wants",
        "refused",
        "agreed",
        "offered",
        "threatened",
        "accused",
        "rejected",
        "resign",
        "resigned",
        "forced",
        "been",
        "was",
        "is",
        "not",
        "never",
        "will",
        "would",
        "could",
        "if",
        "unless",
        "until",
        "by",
        "on",
        "in",
        "of",
        "to",
        "for",
        "with",
        "that",
        "which",
        "who",
        "whom",
        "and",
        "or",
        "but",
        "as",
        "according",
        "than",
        "from",
        "against",
        "talks",
        "tariffs",
        "troops",
        "pay",
        "offer",
        "treaty",
        "letter",
        "statement",
        "view",
        "eyes",
        "claim",
        "report",
        "closing",
        "its",
        '"We',
        '"no"',
        "“It",
        "”",
        "’s",
        "-",
        ":",
        ";",
        ",",
        ".",
        "?",
        "(AP)",
        "--",
        "Monday",
        "week",
        "both",
        "two",
        "latter",
        "former",
        "it",
        "he",
        "she",
        "they",
        "we",
        "I",
        "there",
        "so",
        "neither",
        "nor",
        "only",
        "ready",
        "sure",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=24).map(" ".join), min_size=1, max_size=4))
def test_random_sentences_of_real_words_are_read_without_a_fault(sentences: list[str]) -> None:
    assert gathered("\n\n".join(sentences)).faults == ()
