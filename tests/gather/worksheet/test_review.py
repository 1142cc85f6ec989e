"""`draft --review`: each draft accepted, changed or struck; whatever happens, nothing is lost."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

import standoff
from standoff.errors import Path as Way
from standoff.files import formats
from standoff.files.positions import Positions
from standoff.files.whole import HIDDEN
from standoff.gather.worksheet import editing
from standoff.gather.worksheet.depending import depending, options_in
from standoff.model.walk import draft_paths, parts_of
from tests.gather.worksheet.test_marked import GATE, MARKED, NOTE
from tests.programs import begun, wait_until
from tests.test_cli import Run, done, run

MILL = """\
format = 1   # by hand
title = "The mill"
status_quo = ["grind", 'dam']   # today
draft = true

# what Ann can do
[[side]]
id = "ann"
draft = true   # who says so?

  [[side.option]]
  id = "grind"
  at = ["note:0-4"]
  draft = true

  # she has no money
  [[side.option]]
  id = "build"
  text = "build a mill"
  draft = true

  [[side.prefers]]
  id = "a_grind"
  statement = "grind if not dam"
  draft = true

[[side]]
id = "bob"
name = "Bob"
option = [{ id = "dam", draft = true }, { id = "fish" }]
prefers = ["not grind", { statement = "fish or dam", draft = true }]

[[source]]
id = "note"

[[term]]
id = "quiet"
statement = "not grind"

[[rule]]
at_most_one = ["build", "fish"]
draft = true

[[judgement]]
id = "noisy"
question = "Is it noisy?"
draft = true
  [[judgement.answer]]
  id = "no"
  draft = true
  [[judgement.answer]]
  id = "yes"
  draft = true
  change.a_grind = "quiet"

[[view]]
of = "bob"
answers = { noisy = "yes" }

[question]
by = "bob"
goal = "not grind"
draft = true

[[claim]]
id = "stuck"
test = { is_stable = ["grind", "dam"], concept = "nash" }
draft = true
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mill.toml").write_text(MILL, encoding="utf-8")
    Path("gate.toml").write_text(GATE, encoding="utf-8")
    Path("note.txt").write_text(NOTE, encoding="utf-8")


def reviewed(*answers: str, file: str = "mill.toml", options: tuple[str, ...] = ()) -> Run:
    return done("draft", "--review", file, *options, stdin="".join(f"{each}\n" for each in answers))


def read(file: str = "mill.toml") -> str:
    return Path(file).read_text(encoding="utf-8")


def path_of(text: str, id: str) -> Way:
    dispute = formats.read_dispute(text.encode(), "f.toml")
    return next(path for part, path in parts_of(dispute) if getattr(part, "id", None) == id)


# ---------------------------------------------------------------- accepting


def test_accepting_every_line_takes_the_marks_away_and_nothing_else() -> None:
    reviewed(*["a"] * 13)
    assert read() == (
        MILL.replace("draft = true   # who says so?\n", "# who says so?\n")
        .replace("  draft = true\n", "")
        .replace("draft = true\n", "")
        .replace(", draft = true", "")
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_a_byte_order_mark_stay(mark: str, ending: str) -> None:
    text = mark + MILL.replace("\n", ending)
    Path("mill.toml").write_bytes(text.encode())
    reviewed("a", "q")
    assert Path("mill.toml").read_bytes() == text.replace(f"draft = true{ending}", "", 1).encode()


def test_the_words_are_shown_where_the_document_is_at_hand() -> None:
    shown = reviewed("s", "s", "q", options=("--document", "note=note.txt")).out
    assert (
        "[13 drafts left] option grind: grind\n"
        "     owner ann (ann); kind other; selected today\n     note:0-4: “Ann”\n"
    ) in shown
    assert "[13 drafts left] side ann: ann\n     no source\n" in shown


def test_a_document_that_does_not_fit_is_refused_before_anything() -> None:
    Path("note.txt").write_text("x", encoding="utf-8")
    failed = run("draft", "--review", "mill.toml", "--document", "note=note.txt", stdin="a\n")
    assert failed.status == 1
    assert "[span-outside]" in failed.err
    assert read() == MILL


def test_lines_come_in_the_order_of_the_file() -> None:
    out = reviewed(*["s"] * 13).out
    names = [line.split("] ")[1].partition(":")[0] for line in out.splitlines() if "left] " in line]
    assert names == [
        "the file",
        "side ann",
        "option grind",
        "option build",
        "preference a_grind of ann",
        "option dam",
        "preference 2 of Bob",
        "rule 1",
        "judgement noisy",
        "answer no to noisy",
        "answer yes to noisy",
        "question",
        "claim stuck",
    ]


def test_skipped_lines_stay_drafts_and_are_asked_again_next_time() -> None:
    out = reviewed(*["s"] * 13).out
    assert out.endswith("13 skipped. 13 drafts left in mill.toml.\n")
    assert read() == MILL
    assert "the file" in reviewed("q").out


def test_words_will_do_for_letters_and_others_are_asked_again() -> None:
    out = reviewed("", "yes", "Accept", "QUIT").out
    assert out.count("Type a, c, t, s or q.") == 2
    assert out.endswith("1 accepted. 12 drafts left in mill.toml.\n")


# ---------------------------------------------------------------- changing

CHANGES = {
    "the file": (0, "build, dam", 'status_quo = ["build", "dam"]   # today'),
    "a side without a name": (1, "Ann “A”", 'id = "ann"\nname = "Ann “A”"\n# who says so?'),
    "an option without a text": (2, 'gr"ind\\', 'id = "grind"\n  text = "gr\\"ind\\\\"\n'),
    "an option": (3, "build two", '  text = "build two"\n\n  [[side.prefers]]'),
    "a preference": (4, "not dam", '  statement = "not dam"\n'),
    "an inline option": (5, "dam it", '{ id = "dam", text = "dam it" }'),
    "an inline preference": (6, "fish", '{ statement = "fish" }]'),
    "a judgement": (8, "Loud?", 'question = "Loud?"\n  [[judgement.answer]]'),
    "an answer": (10, "Oh yes", 'id = "yes"\n  text = "Oh yes"\n  change'),
    "a question": (11, "fish", 'goal = "fish"\n'),
    "a claim": (12, "It stays", 'id = "stuck"\ntext = "It stays"\n'),
}


OPTIONS = (2, 3, 5)
"""Of which it is asked what is to change."""


@pytest.mark.parametrize(("number", "value", "now"), CHANGES.values(), ids=CHANGES)
def test_a_changed_line_says_something_else_and_is_no_draft(
    number: int, value: str, now: str
) -> None:
    which = ["t"] if number in OPTIONS else []
    out = reviewed(*["s"] * number, "c", *which, value, "q").out
    assert now in read()
    assert len(draft_paths(standoff.load("mill.toml"))) == 12
    assert f"{number} skipped" in out or not number


def test_a_change_that_cannot_be_read_is_refused_and_asked_again() -> None:
    out = reviewed(*["s"] * 4, "c", "grind and or", "c", "grind only if damm", "c", "", "q").out
    assert "That cannot be written:\n" in out
    assert "did you mean “dam”?" in out
    assert "Nothing is changed." in out
    assert read() == MILL


def test_a_change_shows_what_is_written_now() -> None:
    out = reviewed(*["s"] * 4, "c", "", "q").out
    assert 'statement = "grind if not dam"\nNew statement: ' in out


def test_a_list_rule_is_changed_in_the_file() -> None:
    out = reviewed(*["s"] * 7, "c", "q").out
    assert "accept it, or edit the file" in out
    assert read() == MILL


def test_text_that_is_no_utf8_is_asked_again() -> None:
    stdin = b"s\nc\n\xff\xfe\nAnn A\nq\n"
    out = done("draft", "--review", "mill.toml", stdin=stdin).out
    assert "That is not UTF-8 text." in out
    assert 'name = "Ann A"' in read()


# ---------------------------------------------------------------- striking


def test_striking_a_line_nothing_depends_on_leaves_the_rest() -> None:
    reviewed(*["s"] * 12, "t", "q")
    assert read() == MILL.partition("[[claim]]")[0]


def test_striking_shows_what_depends_on_a_line_and_asks() -> None:
    out = reviewed("s", "s", "t", "n", "q").out
    told = out.partition("could not stand without it:\n")
    assert told[0].splitlines()[-1].endswith("7 lines ")
    assert "claim stuck" in told[2]
    assert read() == MILL


def test_striking_with_all_that_depends_on_it() -> None:
    reviewed("s", "s", "t", "y", "q")
    text = read()
    assert "grind" not in text
    assert "status_quo = ['dam']   # today" in text
    assert "# she has no money" in text
    dispute = standoff.load("mill.toml")
    assert [option.id for option in dispute.options] == ["build", "dam", "fish"]
    assert (dispute.terms, dispute.judgements, dispute.views, dispute.claims) == ((), (), (), ())
    assert dispute.question is None


def test_an_inline_item_goes_with_its_comma() -> None:
    reviewed(*["s"] * 5, "t", "y", "q")
    text = read()
    assert 'option = [{ id = "fish" }]' in text
    assert 'prefers = ["not grind"]' in text
    assert 'status_quo = ["grind"]' in text


def test_striking_a_side_takes_its_options_along() -> None:
    reviewed("s", "t", "y", "q")
    dispute = standoff.load("mill.toml")
    assert [side.id for side in dispute.sides] == ["bob"]
    assert [option.id for option in dispute.options] == ["dam", "fish"]
    assert "# what Ann can do" in read()


def test_an_answer_too_few_takes_the_judgement_and_the_view_along() -> None:
    reviewed(*["s"] * 10, "t", "yes", "q")
    dispute = standoff.load("mill.toml")
    assert (dispute.judgements, dispute.views) == ((), ())


def test_the_top_of_the_file_is_not_struck() -> None:
    out = reviewed("t", "q").out
    assert "cannot be struck" in out
    assert read() == MILL


def test_the_last_side_is_not_struck() -> None:
    text = 'format = 1\ntitle = "One"\n\n[[side]]\nid = "one"\ndraft = true\n'
    Path("one.toml").write_text(text, encoding="utf-8")
    out = reviewed("t", "q", file="one.toml").out
    assert "That cannot be written:" in out
    assert read("one.toml") == text


@pytest.mark.parametrize(
    "id", ["grind", "build", "dam", "fish", "a_grind", "quiet", "noisy", "bob"]
)
def test_what_is_left_after_striking_can_be_read(id: str) -> None:
    dispute = formats.read_dispute(MILL.encode(), "mill.toml")
    path = path_of(MILL, id)
    paths = [path, *depending(dispute, path)]
    text = editing.struck(Positions("mill.toml", MILL), paths, options_in(dispute, paths))
    left = formats.read_dispute(text.encode(), "mill.toml")
    gone = set(paths)
    before = [
        part for part, each in parts_of(dispute) if not any(each[: len(g)] == g for g in gone)
    ]
    assert len(list(parts_of(left))) == len(before)


def test_a_ranking_depends_on_every_option_of_its_states() -> None:
    text = (
        'format = 1\ntitle = "R"\n[[side]]\nid = "one"\noption = [{ id = "go" }]\n'
        'ranking = ["Y", "N"]\n[[side]]\nid = "two"\n'
    )
    dispute = formats.read_dispute(text.encode(), "r.toml")
    assert depending(dispute, ("side", 0, "option", 0)) == [("side", 0)]


# ---------------------------------------------------------------- nothing is lost


def test_the_end_of_the_input_ends_the_review() -> None:
    out = done("draft", "--review", "mill.toml", stdin="a\n").out
    assert out.endswith("1 accepted. 12 drafts left in mill.toml.\n")
    assert len(draft_paths(standoff.load("mill.toml"))) == 12


def test_the_end_of_the_input_inside_a_question_changes_nothing() -> None:
    done("draft", "--review", "mill.toml", stdin="s\ns\nt\n")
    done("draft", "--review", "mill.toml", stdin="s\nc\nAnn")
    assert read() == MILL.replace(
        'id = "ann"\ndraft = true   # who', 'id = "ann"\nname = "Ann"\n# who'
    )


@pytest.mark.slow
@pytest.mark.parametrize(("end", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_what_was_decided_is_kept_whatever_ends_it(end: signal.Signals, status: int) -> None:
    with begun("draft", "--review", "mill.toml", stdin=subprocess.PIPE) as review:
        assert review.stdin is not None
        review.stdin.write(b"a\na\n")
        review.stdin.flush()
        wait_until(lambda: read().count("draft = true") <= 11, review)
        review.send_signal(end)
        review.communicate()
    assert review.returncode == status
    assert len(draft_paths(standoff.load("mill.toml"))) == 11
    # What a kill leaves half-written is hidden, and the next write clears it away.
    left = {path.name for path in Path().iterdir() if not path.name.startswith(HIDDEN)}
    assert left == {"gate.toml", "mill.toml", "note.txt"}


def test_a_file_that_somebody_else_changed_is_not_written_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = editing.accepted

    def meanwhile(positions: Positions, path: Way) -> str:
        Path("mill.toml").write_text(f"{MILL}# mine\n", encoding="utf-8")
        return real(positions, path)

    monkeypatch.setattr(editing, "accepted", meanwhile)
    failed = run("draft", "--review", "mill.toml", stdin="a\n")
    assert failed.status == 2
    assert "was changed by somebody else" in failed.err
    assert read() == f"{MILL}# mine\n"


def test_a_file_without_drafts_has_nothing_to_review() -> None:
    Path("mill.toml").write_text(MILL.replace("draft = true", "draft = false"), encoding="utf-8")
    assert reviewed().out == "No line of the file is a draft.\n"


def test_every_part_can_be_accepted() -> None:
    reviewed(*["a"] * MARKED, file="gate.toml")
    dispute = standoff.load("gate.toml")
    assert draft_paths(dispute) == ()
    assert [*map(type, (part for part, _ in parts_of(dispute)))] == [
        type(part) for part, _ in parts_of(formats.read_dispute(GATE.encode(), "gate.toml"))
    ]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("missing.toml", "[file-missing]"),
        ("elmira", "a catalogue dispute is not written to"),
        ("-", "documents are checked against a dispute file"),
        ("note.txt", "[toml-syntax]"),
    ],
)
def test_what_cannot_be_reviewed(file: str, told: str) -> None:
    failed = run("draft", "--review", file, stdin="a\n")
    assert failed.status in (1, 2)
    assert told in failed.err


@pytest.mark.parametrize(
    "options",
    [["--sides", "A,B"], ["-o", "x.toml"], ["--force"], ["--json"]],
)
def test_a_review_takes_no_option_of_drafting(options: list[str]) -> None:
    failed = run("draft", "--review", "mill.toml", *options)
    assert failed.status == 2
    assert "--review takes a dispute file" in failed.err
