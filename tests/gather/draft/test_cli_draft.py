"""`draft`: from a dossier to a file that loads and can be asked, and beside one made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import standoff
from standoff.gather.documents.read import read
from standoff.gather.draft.against import Compared, compared
from standoff.gather.draft.proposal import proposed
from standoff.gather.records import Gathered, Status
from standoff.model.walk import draft_paths, parts_of
from standoff.report.wording.draft.file import dispute
from tests.gather.dossier.made import dossier
from tests.gather.draft.made import gathered
from tests.test_cli import done, run

TEXT = (
    "Upland demands a guaranteed release of water from Lowland. Lowland has rejected the demand. "
    "Upland threatens to fill the dam in one season. "
    "Unless Upland lowers the tariff, Lowland will not release water."
)


def memo(text: str = TEXT, name: str = "memo.txt") -> Gathered:
    return gathered(
        text,
        [
            ("REQUEST", "Upland", "demands", "Lowland"),
            ("REJECT", "Lowland", "rejected", "Upland"),
            ("THREATEN", "Upland", "threatens", "", Status.REPORTED),
        ],
        name=name,
        date="2017-11-02",
    )


HAND = """\
format = 1
title = "By hand"
status_quo = ["grazing"]

[[source]]
id = "told"
length = {length}

[[side]]
id = "upland"

  [[side.option]]
  id = "fill"
  at = ["told:92-140"]

  [[side.option]]
  id = "grazing"
  at = ["told:0-5"]

  [[side.option]]
  id = "mine"

  [[side.prefers]]
  statement = "release"
  at = ["told:0-58"]

[[side]]
id = "them"
name = "Lowland"

  [[side.option]]
  id = "release"
  at = ["told:0-20"]

[[side]]
id = "others"

  [[side.option]]
  id = "watch"
  at = ["told:0-58"]

[[judgement]]
id = "enough"
question = "Is it enough?"
answer = [
  {{ id = "yes" }},
  {{ id = "no", at = ["told:59-91"], change.fill.moves = "never" }},
]
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    dossier(Path("river.db"), memo())
    Path("memo.txt").write_text(TEXT, encoding="utf-8")
    Path("hand.toml").write_text(HAND.format(length=len(TEXT)), encoding="utf-8")


ASKED = ("draft", "river.db", "--sides", "UPL,LOW")

# ---------------------------------------------------------------- the draft


def test_a_draft_is_written_and_loads_and_can_be_asked() -> None:
    out = done(*ASKED, "-o", "river.toml").out
    assert " ".join(out.split()).startswith(
        "river.toml: 17 draft lines, with 3 options, 6 preferences and 1 open judgement. Nothing"
    )
    found = standoff.load("river.toml")
    assert len(draft_paths(found)) == len(list(parts_of(found)))
    (source,) = found.sources
    assert (source.id, source.length, source.cite) == ("memo", len(TEXT), "memo.txt, 2017-11-02")
    assert "Drafts: " in done("ask", "river.toml").out
    checked = done("check", "river.toml", "--document", "memo=memo.txt").out
    assert checked.startswith("memo: ")


def test_a_draft_goes_to_standard_output() -> None:
    done(*ASKED, "-o", "river.toml")
    text = Path("river.toml").read_text(encoding="utf-8")
    assert done(*ASKED).out == text
    assert done(*ASKED, "--json").json == {
        "title": "Upland and Lowland",
        "format": "toml",
        "text": text,
    }
    assert done(*ASKED, "-o", "other.toml", "--json").out == ""


def test_a_file_is_written_over_only_by_force() -> None:
    failed = run(*ASKED, "-o", "hand.toml")
    assert failed.status == 2
    assert "“hand.toml” exists; use --force to write over it" in failed.err
    done(*ASKED, "-o", "hand.toml", "--force")
    assert standoff.load("hand.toml").title == "Upland and Lowland"


def test_a_side_that_can_do_nothing_is_told_on_the_error_stream() -> None:
    told = gathered("Upland wants water from Lowland.", [("REQUEST", "Upland", "wants", "Lowland")])
    dossier(Path("one.db"), told)
    found = run("draft", "one.db", "--sides", "UPL,LOW")
    assert found.status == 0
    assert found.err.startswith("Upland: no option: the documents tell of nothing that it does, ")
    assert found.out.startswith("format = 1\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["river.db"], "name the sides"),
        (["river.db", "--sides", ""], "name the sides"),
        (["river.db", "--sides", "UPL"], "not 1"),
        (["river.db", "--sides", "UPL,USA"], "no document mentions “USA”; mentioned most: "),
        (["river.db", "--sides", "UPL,LOW", "--document", "a=b"], "name the sides"),
        (["memo.txt", "--sides", "UPL,LOW"], "memo.txt"),
        (["none.db", "--sides", "UPL,LOW"], "none.db"),
        (["river.db", "--sides", "UPL,LOW", "--against", "none.toml"], "[file-missing]"),
        (["river.db", "--sides", "UPL,LOW", "--against", "elmira"], "no document in common"),
    ],
)
def test_what_cannot_be_drafted_is_refused(arguments: list[str], told: str) -> None:
    failed = run("draft", *arguments, "-o", "new.toml")
    assert failed.status in (1, 2)
    assert told in failed.err
    assert not Path("new.toml").exists()


# ---------------------------------------------------------------- documents


def test_a_dossier_has_the_documents_of_its_drafts() -> None:
    done(*ASKED, "-o", "river.toml")
    shown = done("check", "river.toml", "--evidence", "--document", "river.db").out
    assert "“Upland threatens to fill the dam in one season.”" in shown
    review = done("draft", "--review", "river.toml", "--document", "river.db", stdin="s\ns\nq\n")
    assert "“Upland " in review.out
    assert done("ask", "river.toml", "--section", "claims", "--document", "river.db").out


def test_a_dossier_without_the_documents_is_refused() -> None:
    done(*ASKED, "-o", "river.toml")
    dossier(Path("other.db"), memo("Upland demands rain. Lowland rejected it. It threatens."))
    failed = run("check", "river.toml", "--document", "other.db")
    assert failed.status == 2
    assert "“other.db” holds none of the file's documents" in failed.err


def test_a_text_that_is_no_dossier_wants_an_id() -> None:
    done(*ASKED, "-o", "river.toml")
    failed = run("check", "river.toml", "--document", "memo.txt")
    assert failed.status == 2
    assert "--document wants ID=PATH" in failed.err


# ---------------------------------------------------------------- beside a dispute by hand


def test_a_draft_beside_a_dispute_by_hand() -> None:
    out = done(*ASKED, "--against", "hand.toml").out
    assert "Options: 2 of 5 found, 2 missed (1 more rest on no document), 1 invented" in out
    assert "  found     option fill: fill\n            by option fill_season: fill the dam" in out
    assert "  missed    option grazing: grazing\n" in out
    assert "  missed    option mine: mine (no document)\n" in out
    assert "  missed    option watch: watch\n" in out
    assert "  invented  option lowers_tariff: lowers the tariff\n" in out
    assert "Preferences: 1 of 1 found, 0 missed, " in out
    assert "Judgements: 0 of 1 found, 1 missed, 1 invented" in out  # about another option


def test_the_comparison_as_data() -> None:
    data = done(*ASKED, "--against", "hand.toml", "--json").json
    assert list(data) == ["option", "prefers", "judgement"]
    assert data["option"]["found"][0] == {
        "line": "option fill: fill",
        "by": "option fill_season: fill the dam in one season",
    }
    assert data["option"]["without_document"] == ["option mine: mine"]


def test_a_comparison_and_a_draft_at_once() -> None:
    out = done(*ASKED, "--against", "hand.toml", "-o", "river.toml").out
    assert "Options: " in out
    assert "river.toml: " in out
    assert standoff.load("river.toml").title == "Upland and Lowland"


def test_a_draft_finds_all_of_itself() -> None:
    proposal = proposed([memo()], ["UPL", "LOW"])
    drafted = dispute(proposal)
    for each in compared(drafted, drafted, [side.called for side in proposal.sides]):
        assert [one for one, _ in each.found] == [other for _, other in each.found]
        assert (each.missed, each.unfounded, each.invented) == ((), (), ())


MADE = """\
format = 1
title = "{title}"
status_quo = []

[[source]]
id = "told"
length = 900

[[side]]
id = "upland"

  [[side.option]]
  id = "{x}fill"
  at = ["told:0-50"]

  [[side.option]]
  id = "{x}tariff"
  at = ["told:100-150"]

[[side]]
id = "lowland"

  [[side.option]]
  id = "{x}release"
  at = ["told:200-250"]

{rest}
"""


def wish(id: str, statement: str, at: str) -> str:
    return f'  [[side.prefers]]\n  id = "{id}"\n  statement = "{statement}"\n  at = ["told:{at}"]\n'


def paired(hand: str, drafted: str) -> tuple[Compared, ...]:
    """Two disputes over the same options, which the draft calls by ids with a “d”."""
    Path("by_hand.toml").write_text(MADE.format(title="By hand", x="", rest=hand))
    Path("drafted.toml").write_text(MADE.format(title="Drafted", x="d", rest=drafted))
    names = [frozenset({"upland"}), frozenset({"lowland"})]
    return compared(standoff.load("drafted.toml"), standoff.load("by_hand.toml"), names)


def met(found: Compared) -> list[tuple[object, object]]:
    return [(one[-1], other[-1]) for one, other in found.found]


def test_preferences_meet_by_their_options_before_their_places() -> None:
    # The places are crossed: the words of the one stand where the other was found.
    hand = wish("a", "not fill", "0-50") + wish("b", "not tariff", "300-350")
    drafted = wish("c", "not dtariff", "0-50") + wish("d", "not dfill", "300-350")
    _, wishes, _ = paired(hand, drafted)
    assert met(wishes) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("hand", "drafted"),
    [
        ("not fill", "dfill"),
        ("not not fill", "not dfill"),
        ("fill", "dtariff"),
        ("release only if fill", "dtariff"),
    ],
)
def test_preferences_about_other_options_or_against_them_do_not_meet(
    hand: str, drafted: str
) -> None:
    _, wishes, _ = paired(wish("a", hand, "0-50"), wish("b", drafted, "0-50"))
    assert (wishes.found, len(wishes.missed), len(wishes.invented)) == ((), 1, 1)


def test_a_preference_by_a_term_is_about_the_terms_options() -> None:
    term = '[[term]]\nid = "need"\nstatement = "not tariff"\n'
    hand = wish("a", "release only if need", "400-450") + wish("b", "need", "500-550") + term
    drafted = wish("c", "not dtariff", "600-650")
    drafted += wish("d", "drelease iff dtariff", "600-650")
    drafted += wish("e", "drelease only if dtariff", "700-750")
    _, wishes, _ = paired(hand, drafted)
    assert met(wishes) == [(0, 2), (1, 0)]


def test_preferences_that_share_an_option_meet_by_their_places() -> None:
    drafted = wish("b", "dfill or drelease", "20-30")
    assert met(paired(wish("a", "fill", "0-50"), drafted)[1]) == [(0, 0)]
    assert not met(paired(wish("a", "fill", "30-50"), drafted)[1])


def judged(id: str, change: str) -> str:
    return (
        f'[[judgement]]\nid = "{id}"\nquestion = "Is it so?"\n'
        f'answer = [{{ id = "yes" }}, {{ id = "no", change.{change} }}]\n'
    )


def test_judgements_meet_by_what_they_change() -> None:
    hand = wish("a", "fill", "0-50") + wish("b", "tariff", "100-150")
    drafted = wish("c", "dfill", "0-50") + wish("d", "dtariff", "100-150")
    hand += judged("one", 'a = "not fill"') + judged("two", 'b = "not tariff"')
    drafted += judged("three", 'd = "not dtariff"') + judged("four", 'c = "fill or dtariff"')
    _, _, judgements = paired(hand, drafted.replace('"fill ', '"dfill '))
    assert met(judgements) == [(0, 1), (1, 0)]
    moved = judged("one", 'fill.moves = "never"'), judged("two", 'dtariff.moves = "never"')
    assert met(paired(*moved)[2]) == []
    moved = judged("one", 'fill.moves = "never"'), judged("two", 'dfill.moves = "never"')
    assert met(paired(*moved)[2]) == [(0, 0)]


def test_lines_of_another_side_or_document_are_not_found() -> None:
    proposal = proposed([memo()], ["UPL", "LOW"])
    drafted = dispute(proposal)
    (options, *_) = compared(drafted, drafted, [frozenset(), frozenset({"lowland"})])
    assert {path[1] for path, _ in options.found} == {1}
    assert {path[1] for path in options.missed} == {0}


# ---------------------------------------------------------------- pages, other charsets

PAGE = """<!DOCTYPE html>
<html><head><title>The water</title></head><body><article>
<h1>The water</h1>
<p>Upland demands water from Lowland, as it has done in every dry year since the war.</p>
<p>Lowland has rejected that demand, and says that it will reject it again this year.</p>
</article></body></html>
"""


def source(**facts: object) -> str:
    """A dispute whose one line rests on the source ``page``."""
    pairs = "".join(f"{key} = {value}\n" for key, value in facts.items() if key != "at")
    return (
        f'format = 1\ntitle = "Water"\n\n[[source]]\nid = "page"\n{pairs}\n'
        f'[[side]]\nid = "up"\nat = ["page:{facts["at"]}"]\n'
    )


def shown(data: bytes, name: str, text: str) -> str:
    Path(name).write_bytes(data)
    Path("page.toml").write_text(text, encoding="utf-8")
    return done("check", "page.toml", "--evidence", "--document", f"page={name}").out


@pytest.mark.parametrize("pinned", [True, False])
def test_of_a_page_the_text_is_read_as_it_was_gathered(*, pinned: bool) -> None:
    text = read("page.html", PAGE.encode()).text
    start = text.index("Upland demands")
    facts = {"length": len(text)} if pinned else {}
    told = shown(PAGE.encode(), "page.html", source(at=f"{start}-{start + 20}", **facts))
    assert "“Upland demands water”" in told


def test_a_page_that_was_pinned_as_it_is_is_read_as_it_is() -> None:
    told = shown(PAGE.encode(), "page.html", source(at="0-15", length=len(PAGE)))
    assert "“<!DOCTYPE html>”" in told


def test_text_in_another_charset_is_read_as_it_was_gathered() -> None:
    words = TEXT.replace("it", "“it”")
    start = words.index("release")
    told = shown(words.encode("cp1252"), "page.txt", source(at=f"{start}-{start + 7}"))
    assert "“release”" in told


def test_a_byte_order_mark_is_counted_only_where_it_was() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()
    assert "“Upland”" in shown(data, "page.txt", source(at="0-6", length=len(TEXT)))
    assert "“Upland”" in shown(data, "page.txt", source(at="1-7", length=len(TEXT) + 1))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\xff", b"%PDF-1.4\n\xff"])
def test_a_document_that_cannot_be_read_is_refused_with_the_reason(data: bytes) -> None:
    Path("page.bin").write_bytes(data)
    Path("page.toml").write_text(source(at="0-1"), encoding="utf-8")
    failed = run("check", "page.toml", "--document", "page=page.bin")
    assert failed.status == 2
    assert "“page.bin” cannot be read: " in failed.err
