"""Random disputes for the laws: every draw is a valid dispute, nothing is thrown away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    DrawnMove,
    Merge,
    Moves,
    NamedState,
    NoMove,
    Option,
    Preference,
    Rule,
    RuleForm,
    Term,
)
from standoff.model.statement import Statement, parse
from tests import oracle

OPTION_IDS = ("fig", "ash", "elm", "bay", "oak", "gum", "cob")  # file order is not id order
SIDE_IDS = ("wu", "li", "xi", "bo", "an")
CONDITIONALS = ("if", "only if", "iff")
STATE_IDS = ("sun", "fog", "ice", "dew", "hail", "mist")


@st.composite
def expressions(draw: st.DrawFn, ids: Sequence[str], depth: int = 2) -> str:
    """A statement's text; every inner part stands in brackets."""
    form = draw(st.sampled_from(("id", "id", "not id", "not", "and", "or", "conditional")))
    if form in ("id", "not id") or depth == 0:
        return ("not " if form != "id" else "") + draw(st.sampled_from(ids))
    inner = expressions(ids, depth - 1)
    if form == "not":
        return f"not ({draw(inner)})"
    if form == "conditional":
        return f"({draw(inner)}) {draw(st.sampled_from(CONDITIONALS))} ({draw(inner)})"
    parts = draw(st.lists(inner, min_size=2, max_size=3))
    return f" {form} ".join(f"({part})" for part in parts)


def statements(ids: Sequence[str], depth: int = 2) -> st.SearchStrategy[Statement]:
    """Random statements over these ids."""
    return expressions(ids, depth).map(parse)


@st.composite
def disputes(
    draw: st.DrawFn,
    *,
    sides: tuple[int, int] = (2, 5),
    most_options: int = 6,
    merges: bool = True,
    rankings: bool = True,
) -> Dispute:
    """A dispute with ties, infeasible states, one-way options and perhaps merged states.

    ``most_options`` counts all sides together; ``rankings`` lets a side come with a ranking
    instead of statements.
    """
    counts = draw(_option_counts(sides, most_options))
    ids = OPTION_IDS[: sum(counts)]
    terms = draw(_terms(ids))
    names = (*ids, *(term.id for term in terms))
    empty = Dispute("random", tuple(draw(_sides(counts, names))), terms=terms)
    anchor = draw(st.sampled_from(list(oracle.choices(empty))))
    ruled = replace(empty, status_quo=anchor, rules=draw(_rules(empty, names, anchor)))
    left = oracle.feasible(ruled)
    if merges:
        ruled = replace(ruled, merges=draw(some_merges(ruled, names, left)))
    if rankings:
        ruled = replace(ruled, sides=tuple(draw(_maybe_ranked(side, left)) for side in ruled.sides))
    return ruled


@st.composite
def scattered(draw: st.DrawFn, *, most_options: int = 6, merges: bool = True) -> Dispute:
    """Three sides, free to move, most of whose choices are not feasible.

    Direct ways are often blocked here, so that it matters who moves when, and how often.
    """
    last = draw(st.integers(1, most_options - 4))
    counts = draw(st.permutations((2, 2, min(last, 3))))
    ids = OPTION_IDS[: sum(counts)]
    empty = Dispute("scattered", tuple(draw(_sides(counts, ids, free=True))))
    everything = list(oracle.choices(empty))
    left = draw(st.lists(st.sampled_from(everything), min_size=6, max_size=24, unique=True))
    left.sort(key=everything.index)
    rows = " or ".join(f"({literals(ids, choice)})" for choice in left)
    ruled = replace(empty, status_quo=left[0], rules=(Rule(RuleForm.ALWAYS, (parse(rows),)),))
    if merges:
        ruled = replace(ruled, merges=draw(some_merges(ruled, ids, left)))
    return replace(ruled, sides=tuple(draw(_maybe_ranked(side, left)) for side in ruled.sides))


@st.composite
def barred(draw: st.DrawFn, *, most_options: int = 6) -> Dispute:
    """A dispute in option form, some of whose moves cannot be made; weights here and there."""
    dispute = draw(disputes(most_options=most_options) | scattered())
    names = [*dispute.numbers, *dispute.definitions]
    sides = [
        replace(_maybe_weighed(draw, side, dispute), no_moves=draw(no_moves(names)))
        for side in dispute.sides
    ]
    return replace(dispute, sides=tuple(sides))


@st.composite
def drawn(
    draw: st.DrawFn,
    *,
    sides: tuple[int, int] = (2, 4),
    least_states: int = 1,
    most_states: int = 6,
    rules: bool = True,
) -> Dispute:
    """A dispute in graph form: arcs at random, some of them common, few of which chain."""
    ids = STATE_IDS[: draw(st.integers(least_states, most_states))]
    arcs = [(a, b) for a in ids for b in ids if a != b]
    terms = draw(_terms(ids))
    names = (*ids, *(term.id for term in terms))
    anchor = frozenset([draw(st.sampled_from(ids))])
    acting = [
        DecisionMaker(id, prefers=draw(_prefers(names)), moves=draw(_drawn_moves(arcs)))
        for id in SIDE_IDS[: draw(st.integers(*sides))]
    ]
    states = tuple(map(NamedState, ids))
    empty = Dispute("drawn", tuple(acting), anchor, terms=terms, states=states)
    ruled = replace(empty, rules=draw(_few_rules(empty, names, anchor))) if rules else empty
    left = oracle.feasible(ruled)
    found = [
        replace(
            _maybe_weighed(draw, draw(_maybe_ranked(side, left)), ruled),
            no_moves=draw(no_moves(names)),
        )
        for side in ruled.sides
    ]
    return replace(ruled, sides=tuple(found))


@st.composite
def _drawn_moves(draw: st.DrawFn, arcs: Sequence[tuple[str, str]]) -> tuple[DrawnMove, ...]:
    """Between a few and most arcs."""
    if not arcs:
        return ()
    chosen = draw(st.lists(st.sampled_from(arcs), max_size=len(arcs), unique=True))
    return tuple(
        DrawnMove(a, (b,), both_ways=draw(st.sampled_from((False, False, True)))) for a, b in chosen
    )


@st.composite
def _few_rules(
    draw: st.DrawFn, empty: Dispute, names: Sequence[str], anchor: oracle.Choice
) -> tuple[Rule, ...]:
    """None, or one that the anchor keeps."""
    if draw(st.sampled_from((True, True, False))):
        return ()
    members = tuple(draw(st.lists(statements(names, 1), min_size=1, max_size=1)))
    return (_kept(empty, Rule(RuleForm.NEVER, members), anchor),)


@st.composite
def no_moves(draw: st.DrawFn, names: Sequence[str]) -> tuple[NoMove, ...]:
    """Moves that cannot be made, by pattern: none, one or two."""
    inner = statements(names, 1)
    pairs = draw(st.lists(st.tuples(inner, inner), max_size=draw(st.sampled_from((0, 1, 2)))))
    return tuple(NoMove(start, end) for start, end in pairs)


def _maybe_weighed(draw: st.DrawFn, side: DecisionMaker, dispute: Dispute) -> DecisionMaker:
    """The side, or now and then the same side with weights; few of them tell all states apart."""
    if draw(st.sampled_from((True, True, False))):
        return side
    weights = st.dictionaries(st.sampled_from([*dispute.numbers]), st.integers(-3, 3), min_size=1)
    return replace(side, prefers=(), ranking=(), weights=draw(weights))


@st.composite
def _option_counts(draw: st.DrawFn, sides: tuple[int, int], most: int) -> list[int]:
    """How many options each side holds: 0 to 3, at least one in all."""
    number = draw(st.integers(*sides))
    counts: list[int] = []
    for _ in range(number):
        counts.append(draw(st.integers(0, min(3, most - sum(counts)))))
    if not any(counts):
        counts[0] = 1
    return counts


@st.composite
def _terms(draw: st.DrawFn, ids: Sequence[str]) -> tuple[Term, ...]:
    """Up to two terms; the second may be defined by the first, and they stand in any order."""
    terms: list[Term] = []
    for id in ("tax", "win")[: draw(st.integers(0, 2))]:
        terms.append(Term(id, draw(statements((*ids, *(t.id for t in terms)), 1))))
    return tuple(draw(st.permutations(terms)))


@st.composite
def _sides(
    draw: st.DrawFn, counts: Sequence[int], names: Sequence[str], free: bool = False
) -> list[DecisionMaker]:
    ids = iter(OPTION_IDS)
    moves = st.just(Moves.EITHER_WAY) if free else st.sampled_from((Moves.EITHER_WAY, *Moves))
    return [
        DecisionMaker(
            side,
            options=tuple(Option(next(ids), moves=draw(moves)) for _ in range(count)),
            prefers=draw(_prefers(names)),
        )
        for side, count in zip(SIDE_IDS, counts, strict=False)
    ]


@st.composite
def _prefers(draw: st.DrawFn, names: Sequence[str]) -> tuple[Preference, ...]:
    """Few statements leave many ties; one literal per name leaves hardly any."""
    found = draw(st.lists(st.tuples(statements(names), st.booleans(), st.booleans()), max_size=4))
    prefers = [
        Preference(statement, tied=bool(n) and tied and really)
        for n, (statement, tied, really) in enumerate(found)
    ]
    if draw(st.booleans()):
        order = draw(st.permutations(names))
        signs = draw(st.integers(0, 2 ** len(order) - 1))
        prefers += [
            Preference(parse(id if signs >> n & 1 else f"not {id}")) for n, id in enumerate(order)
        ]
    return tuple(prefers)


@st.composite
def _rules(
    draw: st.DrawFn, empty: Dispute, names: Sequence[str], anchor: oracle.Choice
) -> tuple[Rule, ...]:
    """Rules that the anchor keeps, and choices struck out one by one to block direct moves."""
    rules = []
    for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2)))):
        form = draw(st.sampled_from(RuleForm))
        alone = form in (RuleForm.NEVER, RuleForm.ALWAYS)
        size = (1, 1) if alone else (2, 3)
        members = tuple(draw(st.lists(statements(names, 1), min_size=size[0], max_size=size[1])))
        rules.append(_kept(empty, Rule(form, members), anchor))
    return (*rules, *draw(_struck_out(empty, anchor)))


def _kept(empty: Dispute, rule: Rule, anchor: oracle.Choice) -> Rule:
    """The rule, or one of another form that the anchor keeps."""
    if oracle.obeys(empty, rule, anchor):
        return rule
    other = {
        RuleForm.NEVER: RuleForm.ALWAYS,
        RuleForm.ALWAYS: RuleForm.NEVER,
        RuleForm.AT_MOST_ONE: RuleForm.AT_LEAST_ONE,
        RuleForm.AT_LEAST_ONE: RuleForm.AT_MOST_ONE,
    }.get(rule.form)
    if other is None:
        true = sum(oracle.holds(empty, statement, anchor) for statement in rule.statements)
        other = RuleForm.AT_LEAST_ONE if true else RuleForm.AT_MOST_ONE
    return replace(rule, form=other)


@st.composite
def _struck_out(draw: st.DrawFn, empty: Dispute, anchor: oracle.Choice) -> tuple[Rule, ...]:
    """One `never` per choice: all literals in a row, in about a quarter or half of choices."""
    if draw(st.sampled_from((False, True, True))):
        everything = list(oracle.choices(empty))
        mask = _bits(draw(st.binary(min_size=16, max_size=16)))
        if draw(st.booleans()):
            mask &= _bits(draw(st.binary(min_size=16, max_size=16)))
        gone = [c for n, c in enumerate(everything) if mask >> n & 1 and c != anchor]
        ids = [option.id for option in empty.options]
        return tuple(Rule(RuleForm.NEVER, (parse(literals(ids, choice)),)) for choice in gone)
    return ()


def _bits(data: bytes) -> int:
    return int.from_bytes(data, "little")


def literals(ids: Sequence[str], choice: oracle.Choice) -> str:
    """The statement that holds in one choice only."""
    return " and ".join(id if id in choice else f"not {id}" for id in ids)


@st.composite
def some_merges(
    draw: st.DrawFn, ruled: Dispute, names: Sequence[str], left: list[oracle.Choice]
) -> tuple[Merge, ...]:
    """None, one or two; the second has the first option of the other's kind turned round."""
    number = draw(st.sampled_from((0, 0, 1, 1, 2)))
    pivot = draw(st.sampled_from([option.id for option in ruled.options]))
    sign = draw(st.booleans())
    found = []
    for selected in (sign, not sign)[:number]:
        literal = pivot if selected else f"not {pivot}"
        narrower = draw(st.none() | expressions(names, 1))
        for text in (f"{literal} and ({narrower})", literal)[narrower is None :]:
            when = parse(text)
            members = [choice for choice in left if oracle.holds(ruled, when, choice)]
            if members:
                found.append(Merge(when, draw(st.sampled_from(members))))
                break
    return tuple(found)


@st.composite
def _maybe_ranked(draw: st.DrawFn, side: DecisionMaker, left: list[oracle.Choice]) -> DecisionMaker:
    """The side, or with one chance in four the same side with a ranking of its own."""
    if draw(st.sampled_from((True, True, True, False))):
        return side
    places: dict[int, list[oracle.Choice]] = {}
    for choice in draw(st.permutations(left)):
        places.setdefault(draw(st.integers(0, len(left) - 1)), []).append(choice)
    return replace(
        side, prefers=(), ranking=tuple(tuple(places[place]) for place in sorted(places))
    )


# ---------------------------------------------------------------- the same dispute, rewritten


def renamed(dispute: Dispute, names: Mapping[str, str]) -> Dispute:
    """The dispute with other ids for its options and sides."""

    def choice(old: oracle.Choice) -> oracle.Choice:
        return frozenset(names.get(id, id) for id in old)

    def side(old: DecisionMaker) -> DecisionMaker:
        return replace(
            old,
            id=names.get(old.id, old.id),
            options=tuple(replace(o, id=names.get(o.id, o.id)) for o in old.options),
            prefers=tuple(replace(p, statement=reworded(p.statement, names)) for p in old.prefers),
            ranking=tuple(tuple(map(choice, tied)) for tied in old.ranking),
            weights={names.get(id, id): weight for id, weight in old.weights.items()},
            moves=tuple(
                replace(m, start=names[m.start], ends=tuple(names[end] for end in m.ends))
                for m in old.moves
            ),
            no_moves=tuple(
                NoMove(reworded(m.start, names), reworded(m.end, names)) for m in old.no_moves
            ),
        )

    return replace(
        dispute,
        states=tuple(NamedState(names[state.id]) for state in dispute.states),
        sides=tuple(map(side, dispute.sides)),
        status_quo=choice(dispute.status_quo),
        terms=tuple(replace(t, statement=reworded(t.statement, names)) for t in dispute.terms),
        rules=tuple(
            replace(rule, statements=tuple(reworded(s, names) for s in rule.statements))
            for rule in dispute.rules
        ),
        merges=tuple(
            Merge(reworded(merge.when, names), choice(merge.shown_as)) for merge in dispute.merges
        ),
    )


def reworded(statement: Statement, names: Mapping[str, str]) -> Statement:
    """The statement with other ids."""
    words = re.sub(r"[^\s()]+", lambda word: names.get(word[0], word[0]), statement.text)
    return parse(words)


@st.composite
def reordered(draw: st.DrawFn, dispute: Dispute) -> Dispute:
    """The dispute with its sides, what they can do, its states and merges in another order."""
    sides = [
        replace(
            side,
            options=tuple(draw(st.permutations(side.options))),
            moves=tuple(draw(st.permutations(side.moves))),
        )
        for side in dispute.sides
    ]
    return replace(
        dispute,
        states=tuple(draw(st.permutations(dispute.states))),
        sides=tuple(draw(st.permutations(sides))),
        rules=tuple(draw(st.permutations(dispute.rules))),
        merges=tuple(draw(st.permutations(dispute.merges))),
    )
