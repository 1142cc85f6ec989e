"""A dispute with a question, rewritten into one that says the same: its answers must be the same.

An option becomes an exclusive pair, statements get names, rules another form, sides, options,
rules and merges another order, sides and options other ids. Claims are left behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hypothesis import strategies as st

from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Judgement,
    JudgementAnswer,
    Moves,
    Option,
    OptionKind,
    Ranking,
    Rule,
    RuleForm,
    Term,
)
from standoff.model.statement import Statement, parse
from tests.oracle import Choice
from tests.strategies import renamed, reordered, reworded

MIRRORED = {
    Moves.EITHER_WAY: Moves.EITHER_WAY,
    Moves.SELECT_ONLY: Moves.DROP_ONLY,
    Moves.DROP_ONLY: Moves.SELECT_ONLY,
    Moves.NEVER: Moves.NEVER,
}


@dataclass(frozen=True)
class Rewritten:
    """A dispute that says the same, and the new id for each old one that has another now."""

    dispute: Dispute
    names: Mapping[str, str]

    def finding(self, id: str) -> str:
        """What a finding is called now."""
        return ".".join(self.names.get(part, part) for part in id.split("."))


T = TypeVar("T")

Rewriting = Callable[[st.DrawFn, Dispute], Dispute]


@st.composite
def rewritten(draw: st.DrawFn, dispute: Dispute) -> Rewritten:
    """One to four rewritings after one another; perhaps with other ids, too."""
    dispute = replace(dispute, claims=(), views=())
    ways: list[Rewriting] = [_with_a_pair, _with_a_term, _with_another_rule, _reordered]
    for way in draw(st.lists(st.sampled_from(ways), min_size=1, max_size=4)):
        dispute = way(draw, dispute)
    names: dict[str, str] = {}
    if draw(st.booleans()):
        old = [*(side.id for side in dispute.sides), *(o.id for o in dispute.options)]
        new = draw(st.permutations([f"n{n}" for n in range(len(old))]))
        names = dict(zip(old, new, strict=True))
        dispute = renamed_whole(dispute, names)
    return Rewritten(dispute, names)


def _reordered(draw: st.DrawFn, dispute: Dispute) -> Dispute:
    return draw(reordered(dispute))


# ---------------------------------------------------------------- an exclusive pair


def _with_a_pair(draw: st.DrawFn, dispute: Dispute) -> Dispute:
    """An option and its opposite, of which one is always on."""
    option = draw(st.sampled_from(dispute.options))
    form = draw(st.sampled_from((RuleForm.EXACTLY_ONE, RuleForm.ALWAYS)))
    return with_a_pair(dispute, option.id, form)


def with_a_pair(dispute: Dispute, id: str, form: RuleForm = RuleForm.EXACTLY_ONE) -> Dispute:
    """The opposite has no mark, and moves the other way wherever the option moves."""
    opposite = f"no_{id}"
    while opposite in dispute.numbers:
        opposite = f"no_{opposite}"

    def choice(old: Choice) -> Choice:
        return old if id in old else old | {opposite}

    def ranking(old: Ranking) -> Ranking:
        return tuple(tuple(map(choice, tied)) for tied in old)

    def side(old: DecisionMaker) -> DecisionMaker:
        pair = [_opposite(o, opposite) for o in old.options if o.id == id]
        return replace(old, options=(*old.options, *pair), ranking=ranking(old.ranking))

    def answer(old: JudgementAnswer) -> JudgementAnswer:
        turned = {opposite: MIRRORED[old.moves[id]]} if id in old.moves else {}
        rankings = {name: ranking(best_first) for name, best_first in old.rankings.items()}
        return replace(old, moves={**old.moves, **turned}, rankings=rankings)

    texts = [id, opposite] if form is RuleForm.EXACTLY_ONE else [f"{id} iff not {opposite}"]
    return replace(
        dispute,
        sides=tuple(map(side, dispute.sides)),
        status_quo=choice(dispute.status_quo),
        rules=(*dispute.rules, Rule(form, tuple(map(parse, texts)))),
        merges=tuple(replace(m, shown_as=choice(m.shown_as)) for m in dispute.merges),
        judgements=_each_answer(dispute, answer),
    )


def _opposite(option: Option, id: str) -> Option:
    return replace(option, id=id, kind=OptionKind.OTHER, moves=MIRRORED[option.moves])


def _each_answer(
    dispute: Dispute, new: Callable[[JudgementAnswer], JudgementAnswer]
) -> tuple[Judgement, ...]:
    return tuple(replace(j, answers=tuple(map(new, j.answers))) for j in dispute.judgements)


# ---------------------------------------------------------------- names and forms of statements


def _with_a_term(draw: st.DrawFn, dispute: Dispute) -> Dispute:
    """A name for the goal, a wish or what a rule says."""
    sides, rules = enumerate(dispute.sides), enumerate(dispute.rules)
    wishes = [("wish", s, n) for s, side in sides for n in _places(side.prefers)]
    said = [("rule", r, n) for r, rule in rules for n in _places(rule.statements)]
    what, first, second = draw(st.sampled_from([("goal", 0, 0), *wishes, *said]))
    name = f"term_{len(dispute.terms)}"

    def named(statement: Statement) -> Dispute:
        return replace(dispute, terms=(*dispute.terms, Term(name, statement)))

    if what == "goal":
        assert dispute.question
        question = replace(dispute.question, goal=parse(name))
        return replace(named(dispute.question.goal), question=question)
    if what == "wish":
        side = dispute.sides[first]
        wish = replace(side.prefers[second], statement=parse(name))
        turned = replace(side, prefers=_put(side.prefers, second, wish))
        known = named(side.prefers[second].statement)
        return replace(known, sides=_put(dispute.sides, first, turned))
    rule = dispute.rules[first]
    ruled = replace(rule, statements=_put(rule.statements, second, parse(name)))
    return replace(named(rule.statements[second]), rules=_put(dispute.rules, first, ruled))


def _places(known: Sequence[object]) -> range:
    return range(len(known))


def _put(old: tuple[T, ...], place: int, new: T) -> tuple[T, ...]:
    """The same with one thing in a place."""
    return (*old[:place], new, *old[place + 1 :])


def _with_another_rule(draw: st.DrawFn, dispute: Dispute) -> Dispute:
    """A rule without an id, which no answer can change, as one or more of another form."""
    places = [n for n, rule in enumerate(dispute.rules) if not rule.id]
    if not places:
        return dispute
    place = draw(st.sampled_from(places))
    rules = (*dispute.rules[:place], *_otherwise(dispute.rules[place]), *dispute.rules[place + 1 :])
    return replace(dispute, rules=rules)


def _otherwise(rule: Rule) -> tuple[Rule, ...]:
    said = [f"({statement})" for statement in rule.statements]
    pairs = [f"{one} and {other}" for n, one in enumerate(said) for other in said[n + 1 :]]
    alone = tuple(Rule(RuleForm.NEVER, (parse(pair),)) for pair in pairs)
    some = Rule(RuleForm.ALWAYS, (parse(" or ".join(said)),))
    match rule.form:
        case RuleForm.NEVER:
            return (Rule(RuleForm.ALWAYS, (parse(f"not {said[0]}"),)),)
        case RuleForm.ALWAYS:
            return (Rule(RuleForm.NEVER, (parse(f"not {said[0]}"),)),)
        case RuleForm.AT_MOST_ONE:
            return alone
        case RuleForm.AT_LEAST_ONE:
            return (some,)
        case RuleForm.EXACTLY_ONE:
            return (some, *alone)


# ---------------------------------------------------------------- other ids


def renamed_whole(dispute: Dispute, names: Mapping[str, str]) -> Dispute:
    """The dispute with other ids for its options and sides, in its question and judgements too."""

    def name(id: str) -> str:
        return names.get(id, id)

    def ranking(old: Ranking) -> Ranking:
        return tuple(tuple(frozenset(map(name, choice)) for choice in tied) for tied in old)

    def answer(old: JudgementAnswer) -> JudgementAnswer:
        return replace(
            old,
            statements={id: reworded(new, names) for id, new in old.statements.items()},
            moves={name(id): way for id, way in old.moves.items()},
            orders={name(id): order for id, order in old.orders.items()},
            rankings={name(id): ranking(new) for id, new in old.rankings.items()},
            weights={
                name(id): {name(option): n for option, n in new.items()}
                for id, new in old.weights.items()
            },
        )

    asked = dispute.question
    assert asked
    goal = reworded(asked.goal, names)
    question = replace(asked, by=name(asked.by), target=name(asked.target), goal=goal)
    bare = renamed(replace(dispute, question=None, judgements=()), names)
    return replace(bare, question=question, judgements=_each_answer(dispute, answer))
