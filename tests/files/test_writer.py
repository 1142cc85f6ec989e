"""Writing disputes: what is written reads back the same, whatever the words are."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.files import formats, toml
from standoff.files.writer import write
from standoff.model.dispute import (
    NO_GROUNDS,
    Claim,
    DecisionMaker,
    Dispute,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    Moves,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
    Source,
    Term,
    View,
)
from standoff.model.statement import parse
from tests import strategies

# ---------------------------------------------------------------- the layout

LAKE = Dispute(
    title="Who may fish in the lake?",
    status_quo=frozenset({"fish"}),
    sources=(Source("note", cite="A note", kind="paper", length=90, sha256="0" * 64),),
    grounds=Grounds(at=("note:0-9",), assumes="both can read"),
    sides=(
        DecisionMaker(
            "east",
            name="East bank",
            grounds=Grounds(why="it signed"),
            options=(
                Option("fish", text="fish on", moves=Moves.DROP_ONLY, kind=OptionKind.THREAT),
                Option("pay", grounds=Grounds(quote=("note: East pays", "note: in gold"))),
            ),
            prefers=(
                Preference(parse("fish"), id="e_fish"),
                Preference(parse("not pay"), tied=True, grounds=Grounds(why="dear")),
                Preference(parse("peace")),
            ),
        ),
        DecisionMaker(
            "west",
            options=(Option("guard"),),
            ranking=(
                (frozenset({"pay"}),),
                (frozenset({"fish", "pay"}), frozenset({"fish"})),
                (frozenset({"fish", "guard"}), frozenset({"fish", "pay", "guard"})),
            ),
        ),
        DecisionMaker("größe", prefers=(Preference(parse("peace")), Preference(parse("pay")))),
    ),
    terms=(Term("peace", parse("not guard")),),
    rules=(
        Rule(RuleForm.NEVER, (parse("guard and not fish"),), id="calm"),
        Rule(RuleForm.AT_LEAST_ONE, (parse("fish"), parse("pay or guard"))),
    ),
    merges=(Merge(parse("not fish"), frozenset({"pay"}), Grounds(why="no boats")),),
    judgements=(
        Judgement(
            "hungry",
            "Is the east hungry?",
            (
                JudgementAnswer("no", text="No"),
                JudgementAnswer(
                    "yes",
                    statements={"e_fish": parse("fish or pay"), "calm": parse("guard")},
                    moves={"pay": Moves.NEVER},
                    orders={"east": ("e_fish",)},
                    grounds=Grounds(at=("note:1-2",)),
                ),
            ),
        ),
    ),
    views=(View("west", {"hungry": "yes"}),),
    question=Question("west", parse("not fish"), target="east"),
    claims=(
        Claim(
            "stuck",
            {"from": "status quo", "to": "pay", "by": "moves", "holds": False},
            text="Nobody moves",
        ),
        Claim("bites", {"package_bites": ("guard",), "by": "west"}),
    ),
)

LAKE_FILE = """\
format = 1
title = "Who may fish in the lake?"
status_quo = ["fish"]
at = ["note:0-9"]
assumes = "both can read"

[[source]]
id = "note"
cite = "A note"
kind = "paper"
length = 90
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"

[[side]]
id = "east"
name = "East bank"
why = "it signed"

  [[side.option]]
  id = "fish"
  text = "fish on"
  moves = "drop only"
  kind = "threat"

  [[side.option]]
  id = "pay"
  quote = ["note: East pays", "note: in gold"]

  [[side.prefers]]
  id = "e_fish"
  statement = "fish"

  [[side.prefers]]
  statement = "not pay"
  tied = true
  why = "dear"

  [[side.prefers]]
  statement = "peace"

[[side]]
id = "west"
ranking = ["NYN", ["YYN", "YNN"], ["YNY", "YYY"]]

  [[side.option]]
  id = "guard"

[[side]]
id = "größe"
prefers = ["peace", "pay"]

[[term]]
id = "peace"
statement = "not guard"

[[rule]]
id = "calm"
never = "guard and not fish"

[[rule]]
at_least_one = ["fish", "pay or guard"]

[[merge]]
when = "not fish"
shown_as = ["pay"]
why = "no boats"

[[judgement]]
id = "hungry"
question = "Is the east hungry?"
  [[judgement.answer]]
  id = "no"
  text = "No"
  [[judgement.answer]]
  id = "yes"
  at = ["note:1-2"]
  change.e_fish = "fish or pay"
  change.calm = "guard"
  change.pay.moves = "never"
  change.east.order = ["e_fish"]

[[view]]
of = "west"
answers = { hungry = "yes" }

[question]
by = "west"
target = "east"
goal = "not fish"

[[claim]]
id = "stuck"
text = "Nobody moves"
test = { from = "status quo", to = "pay", by = "moves", holds = false }

[[claim]]
id = "bites"
test = { package_bites = ["guard"], by = "west" }
"""


def test_the_layout() -> None:
    assert write(LAKE) == LAKE_FILE


def test_the_layout_reads_back() -> None:
    assert toml.read(LAKE_FILE, "lake.toml") == LAKE


def test_the_smallest_dispute() -> None:
    nobody = Dispute("", (DecisionMaker("a"),))
    text = 'format = 1\ntitle = ""\nstatus_quo = []\n\n[[side]]\nid = "a"\n'
    assert write(nobody) == text
    assert toml.read(text, "a.toml") == nobody


def test_a_long_list_has_a_line_for_each_item() -> None:
    statements = tuple(Preference(parse(f"{'not ' * n}an_option")) for n in range(5))
    long = Dispute(
        "long", (DecisionMaker("a", options=(Option("an_option"),), prefers=statements),)
    )
    assert write(long).splitlines()[4:] == [
        "[[side]]",
        'id = "a"',
        "prefers = [",
        '  "an_option",',
        '  "not an_option",',
        '  "not not an_option",',
        '  "not not not an_option",',
        '  "not not not not an_option",',
        "]",
        "",
        "  [[side.option]]",
        '  id = "an_option"',
    ]
    assert toml.read(write(long), "long.toml") == long


def test_a_key_that_toml_must_quote() -> None:
    answers = (JudgementAnswer("a"), JudgementAnswer("b", moves={"größe": Moves.NEVER}))
    judgements = (Judgement("prüfung", "?", answers),)
    sides = (DecisionMaker("a", options=(Option("größe"),)),)
    dispute = Dispute("ß", sides, judgements=judgements, views=(View("a", {"prüfung": "b"}),))
    text = write(dispute)
    assert 'change."größe".moves = "never"' in text
    assert 'answers = { "prüfung" = "b" }' in text
    assert toml.read(text, "ß.toml") == dispute


def test_settled_judgements_stand_in_a_comment() -> None:
    settled = LAKE.under(hungry="yes")
    text = write(settled)
    assert text.startswith('# settled: { hungry = "yes" }\nformat = 1\n')
    assert toml.read(text, "lake.toml") == replace(settled, reading={})


# ---------------------------------------------------------------- any words


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say "no"', r'"say \"no\""'),
        ("C:\\new", r'"C:\\new"'),
        ("two\nlines\tand\rmore", r'"two\nlines\tand\rmore"'),
        ("bell\x07, null\x00, delete\x7f, next line\x85", None),
        ("don't '''quote'''", "\"don't '''quote'''\""),
        ("# no comment", '"# no comment"'),
        ("🏳️‍🌈 فشار 制裁 ä", '"🏳️‍🌈 فشار 制裁 ä"'),
        ("\u202egnorw\u2066", r'"\u202egnorw\u2066"'),
        ("a\u2028b\u2029c", r'"a\u2028b\u2029c"'),
        ("\ufeffmark", r'"\ufeffmark"'),
        ("\U0010ffff\ue000", '"\U0010ffff\ue000"'),
    ],
)
def test_words(text: str, written: str | None) -> None:
    dispute = Dispute(text, (DecisionMaker("a", name=text, grounds=Grounds(why=text)),))
    expected = written or r'"bell\u0007, null\u0000, delete\u007f, next line\u0085"'
    assert write(dispute).splitlines()[1] == f"title = {expected}"
    assert formats.read_dispute(write(dispute).encode(), "words.toml") == dispute


# ---------------------------------------------------------------- any dispute

WORDS = st.text(max_size=6)
SPANS = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda s: f"doc:{s[0]}-{s[0] + s[1]}")


def few(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=2).map(tuple)


GROUNDS = st.builds(Grounds, few(SPANS), few(WORDS.map("doc:{}".format)), WORDS, WORDS)
SOURCE = st.builds(
    Source,
    st.just("doc"),
    WORDS,
    st.sampled_from(("document", "paper", "interview", "data", "other")),
    st.none() | st.integers(18, 10**9),
    st.sampled_from(("", "0123456789abcdef" * 4)),
)


@st.composite
def annotated(draw: st.DrawFn) -> Dispute:
    """A random dispute with words, evidence, judgements, a question, views and claims."""
    plain = draw(strategies.disputes() | strategies.barred(most_options=4) | strategies.drawn())
    sides = [draw(_side(side)) for side in plain.sides]
    ids = list(plain.numbers)
    dispute = replace(
        plain,
        title=draw(WORDS),
        sides=tuple(sides),
        sources=(draw(SOURCE),),
        grounds=draw(GROUNDS),
        terms=tuple(replace(term, grounds=draw(GROUNDS)) for term in plain.terms),
        rules=tuple(replace(rule, grounds=draw(GROUNDS)) for rule in plain.rules),
        merges=tuple(replace(merge, grounds=draw(GROUNDS)) for merge in plain.merges),
        states=tuple(replace(s, text=draw(WORDS), grounds=draw(GROUNDS)) for s in plain.states),
        judgements=draw(_judgements(sides, ids)),
        question=draw(st.none() | _question([side.id for side in sides], ids)),
        claims=draw(_claims(ids, 1 if plain.states else None)),
    )
    return replace(dispute, views=draw(_views(dispute)))


@st.composite
def _side(draw: st.DrawFn, side: DecisionMaker) -> DecisionMaker:
    """The side with words and evidence."""
    kinds = st.sampled_from(OptionKind)
    options = tuple(
        replace(each, text=draw(WORDS), kind=draw(kinds), grounds=draw(GROUNDS))
        for each in side.options
    )
    named = draw(st.booleans())
    prefers = tuple(
        replace(each, id=f"{side.id}_{n}", grounds=draw(GROUNDS)) if named else each
        for n, each in enumerate(() if side.ranking else side.prefers)
    )
    grounds = GROUNDS if draw(st.booleans()) else st.just(NO_GROUNDS)
    return replace(
        side,
        name=draw(WORDS),
        options=options,
        prefers=prefers,
        grounds=draw(GROUNDS),
        moves=tuple(replace(each, grounds=draw(grounds)) for each in side.moves),
        no_moves=tuple(replace(each, grounds=draw(grounds)) for each in side.no_moves),
    )


@st.composite
def _judgements(
    draw: st.DrawFn, sides: Sequence[DecisionMaker], ids: Sequence[str]
) -> tuple[Judgement, ...]:
    """One for each side, about its first option, and about what it wants."""
    statements = [parse(text.replace("fig", ids[0])) for text in ("fig", "fig or not fig")]
    found = []
    for side in sides[: draw(st.integers(0, 2))]:
        named = [each.id for each in side.prefers if each.id]
        changes = JudgementAnswer(
            "yes",
            text=draw(WORDS),
            statements=dict.fromkeys(named[:1], draw(st.sampled_from(statements))),
            moves={o.id: draw(st.sampled_from(Moves)) for o in side.options[:1]},
            orders={side.id: tuple(draw(st.permutations(named)))} if named else {},
            grounds=draw(GROUNDS),
            rankings={side.id: side.ranking[::-1]} if side.ranking else {},
            weights={side.id: {ids[0]: draw(st.integers(-9, 9))}} if side.weights else {},
        )
        if changes.changes:
            no = JudgementAnswer("no", text=draw(WORDS), grounds=draw(GROUNDS))
            answers = (no, changes)
            found.append(Judgement(f"is_{side.id}", draw(WORDS), answers, draw(GROUNDS)))
    return tuple(found)


@st.composite
def _question(draw: st.DrawFn, sides: Sequence[str], ids: Sequence[str]) -> Question:
    by, target = draw(st.permutations(sides))[:2]
    goal = draw(strategies.statements(ids))
    return Question(by, goal, draw(st.sampled_from(("", target))))


@st.composite
def _claims(draw: st.DrawFn, ids: Sequence[str], size: int | None) -> tuple[Claim, ...]:
    statement = draw(strategies.expressions(ids))
    some = st.lists(st.sampled_from(ids), unique=True, min_size=size or 0, max_size=size)
    tests: list[dict[str, str | bool | tuple[str, ...]]] = [
        {"from": "status quo", "to": statement, "by": "moves", "holds": draw(st.booleans())},
        {"is_stable": tuple(draw(some)), "concept": "seq"},
    ]
    return tuple(
        Claim(f"c{n}", test, draw(WORDS), draw(GROUNDS))
        for n, test in enumerate(draw(st.permutations(tests))[: draw(st.integers(0, 2))])
    )


@st.composite
def _views(draw: st.DrawFn, dispute: Dispute) -> tuple[View, ...]:
    answers = {each.id: each.answers[-1].id for each in dispute.judgements}
    sides = dispute.sides[: draw(st.integers(0, 2))]
    return tuple(View(side.id, answers, draw(GROUNDS)) for side in sides)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(annotated())
def test_what_is_written_reads_back(dispute: Dispute) -> None:
    text = write(dispute)
    assert tomllib.loads(text)["title"] == dispute.title
    again = formats.read_dispute(text.encode(), "written.toml")
    assert again == dispute
    assert write(again) == text
