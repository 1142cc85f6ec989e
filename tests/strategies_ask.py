"""Random disputes with a question, threats, offers, open judgements and claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    Judgement,
    JudgementAnswer,
    Moves,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
    Term,
)
from standoff.model.statement import parse
from tests import oracle
from tests.strategies import (
    OPTION_IDS,
    SIDE_IDS,
    drawn,
    expressions,
    literals,
    no_moves,
    statements,
)

KINDS = (OptionKind.THREAT, OptionKind.THREAT, OptionKind.OFFER, OptionKind.OTHER)
PARTS = ("works", "bites", "credible", "assured")


@st.composite
def asking_disputes(
    draw: st.DrawFn, *, most_judgements: int = 3, claims: bool = True, well_posed: bool = True
) -> Dispute:
    """Two or three sides; the first asks the second, the status quo is a state in every reading.

    With ``well_posed`` the goal holds in some state but not at the status quo, in the file as
    written and, as it names options of the target only, in every reading; the asker has a threat.
    """
    sides = draw(_sides(well_posed))
    names = [option.id for side in sides for option in side.options]
    terms = (Term("tax", draw(statements(names, 1))),) if draw(st.booleans()) else ()
    said = (*names, *(t.id for t in terms))
    barring = draw(st.sampled_from((False, False, True)))
    sides = [
        replace(
            side,
            prefers=draw(_prefers(side.id, said)),
            no_moves=draw(no_moves(said)) if barring else (),
        )
        for side in sides
    ]
    empty = Dispute("asking", tuple(sides), terms=terms)
    anchor = draw(st.sampled_from(list(oracle.choices(empty))))
    goal, other = draw(_goal(empty, anchor, well_posed))
    if draw(st.booleans()):
        empty = replace(empty, sides=tuple(map(_wanting, empty.sides, _wants(empty, goal))))
    rules = draw(_rules(empty, (anchor, other)))
    named = len(sides) > 2 or draw(st.booleans())
    question = Question(sides[0].id, parse(goal), sides[1].id if named else "")
    asked = replace(empty, status_quo=anchor, rules=rules, question=question)
    asked = replace(asked, judgements=draw(_judgements(asked, other, most_judgements)))
    return replace(asked, claims=draw(_claims(asked))) if claims else asked


@st.composite
def asking_in_graph_form(draw: st.DrawFn) -> Dispute:
    """Two to four sides; judgements about preferences, rankings, weights and what is barred."""
    dispute = draw(drawn(least_states=2, most_states=5, rules=False))
    sides = tuple(map(_with_ids, dispute.sides))
    goals = [state.id for state in dispute.states if state.id not in dispute.status_quo]
    question = Question(sides[0].id, parse(draw(st.sampled_from(goals))), sides[1].id)
    answers = [*map(_otherwise, sides), *(_reversed(term) for term in dispute.terms)]
    judgements = tuple(
        Judgement(f"j{n}", "So?", (JudgementAnswer("yes"), answer))
        for n, answer in enumerate(answers[: draw(st.integers(0, 3))])
        if answer.changes
    )
    return replace(dispute, sides=sides, question=question, judgements=judgements)


def _with_ids(side: DecisionMaker) -> DecisionMaker:
    named = (replace(each, id=f"{side.id}_{n}") for n, each in enumerate(side.prefers))
    return replace(side, prefers=tuple(named))


def _otherwise(side: DecisionMaker) -> JudgementAnswer:
    """The side likes least what it liked best."""
    return JudgementAnswer(
        "no",
        statements={p.id: parse(f"not ({p.statement})") for p in side.prefers},
        rankings={side.id: side.ranking[::-1]} if side.ranking else {},
        weights={side.id: {id: -n for id, n in side.weights.items()}} if side.weights else {},
    )


def _reversed(term: Term) -> JudgementAnswer:
    return JudgementAnswer("no", statements={term.id: parse(f"not ({term.statement})")})


# ---------------------------------------------------------------- sides


@st.composite
def _sides(draw: st.DrawFn, threatening: bool) -> list[DecisionMaker]:
    """Up to three levers and other options for the asker, one or two options for the target."""
    counts = (draw(st.integers(1, 3)), draw(st.integers(1, 2)), draw(st.integers(0, 1)))
    number = draw(st.integers(2, 3))
    ids = iter(OPTION_IDS)
    sides = []
    for n, (id, count) in enumerate(zip(SIDE_IDS[:number], counts, strict=False)):
        kinds = st.sampled_from(KINDS) if n == 0 else st.just(OptionKind.OTHER)
        options = [Option(next(ids), moves=draw(_moves()), kind=draw(kinds)) for _ in range(count)]
        sides.append(DecisionMaker(id, options=tuple(options)))
    if threatening and not any(o.kind is OptionKind.THREAT for o in sides[0].options):
        first, *others = sides[0].options
        sides[0] = replace(sides[0], options=(replace(first, kind=OptionKind.THREAT), *others))
    return sides


def _moves() -> st.SearchStrategy[Moves]:
    """Three in five can move freely."""
    return st.sampled_from((Moves.EITHER_WAY,) * 5 + tuple(Moves))


@st.composite
def _prefers(draw: st.DrawFn, side: str, names: Sequence[str]) -> tuple[Preference, ...]:
    """Every preference has an id; some share a priority; often a literal per name follows."""
    found = [
        (draw(statements(names, 1)), draw(st.booleans()) and draw(st.booleans()))
        for _ in range(draw(st.integers(0, 3)))
    ]
    if draw(st.sampled_from((True, True, False))):
        order = draw(st.permutations(names))
        found += [(parse(id if draw(st.booleans()) else f"not {id}"), False) for id in order]
    return tuple(
        Preference(statement, id=f"{side}_{n}", tied=bool(n) and tied)
        for n, (statement, tied) in enumerate(found)
    )


def _wants(empty: Dispute, goal: str) -> tuple[tuple[str, ...], ...]:
    """What makes packages work: A wants the goal, B no threats but offers, and the goal for one."""
    first = empty.sides[0]
    threats = [f"not {o.id}" for o in first.options if o.kind is OptionKind.THREAT]
    offers = [o.id for o in first.options if o.kind is OptionKind.OFFER]
    earned = [f"({goal}) iff ({' and '.join(offers)})"] if offers else []
    return (goal,), (*threats, *earned, *offers), ()


def _wanting(side: DecisionMaker, wants: tuple[str, ...]) -> DecisionMaker:
    """The side with these wants before its others."""
    first = tuple(Preference(parse(want), id=f"{side.id}_w{n}") for n, want in enumerate(wants))
    others = (replace(each, tied=each.tied and n > 0) for n, each in enumerate(side.prefers))
    return replace(side, prefers=(*first, *others))


# ---------------------------------------------------------------- goal and rules


@st.composite
def _goal(
    draw: st.DrawFn, empty: Dispute, anchor: oracle.Choice, well_posed: bool
) -> tuple[str, oracle.Choice]:
    """A goal, and a choice in which it holds if it is well posed."""
    target = empty.sides[1].options
    if not well_posed:
        names = [option.id for option in empty.options]
        return draw(expressions(names, 1)), anchor
    turned = draw(st.lists(st.sampled_from(target), min_size=1, unique=True))
    goal = draw(st.sampled_from((" and ", " or "))).join(
        f"not {option.id}" if option.id in anchor else option.id for option in turned
    )
    other = anchor ^ {option.id for option in turned}
    levers = {option.id for option in empty.sides[0].options}
    return goal, other ^ frozenset(o for o in sorted(levers) if draw(st.booleans()))


@st.composite
def _rules(draw: st.DrawFn, empty: Dispute, kept: tuple[oracle.Choice, ...]) -> tuple[Rule, ...]:
    """`never` rules, most with an id, that strike out combinations but keep these choices.

    They name options and no terms: a judgement cannot take the status quo away.
    """
    names = [option.id for option in empty.options]
    rules = []
    for n in range(draw(st.sampled_from((0, 0, 1, 1, 2, 3)))):
        rule = draw(_rule(names, f"rule_{n}" if draw(st.booleans()) else ""))
        if all(oracle.obeys(empty, rule, choice) for choice in kept):
            rules.append(rule)
    struck = draw(st.lists(st.sampled_from(list(oracle.choices(empty))), max_size=6))
    rules += [
        Rule(RuleForm.NEVER, (parse(literals(names, gone)),)) for gone in struck if gone not in kept
    ]
    return tuple(rules)


@st.composite
def _rule(draw: st.DrawFn, names: Sequence[str], id: str) -> Rule:
    """Never two or three literals at once, or always one of them."""
    found = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
    signed = [name if draw(st.booleans()) else f"not {name}" for name in found]
    form = draw(st.sampled_from((RuleForm.NEVER, RuleForm.ALWAYS)))
    word = " and " if form is RuleForm.NEVER else " or "
    return Rule(form, (parse(word.join(signed)),), id=id)


# ---------------------------------------------------------------- judgements


@st.composite
def _judgements(
    draw: st.DrawFn, asked: Dispute, other: oracle.Choice, most: int
) -> tuple[Judgement, ...]:
    """Each judgement draws the things it changes from a pile of its own: none is shared."""
    things = draw(st.permutations(_things(asked)))
    number = min(draw(st.integers(0, most)), len(things))
    piles = [things[n::number][:2] for n in range(number)]
    return tuple(
        Judgement(f"j_{n}", "?", draw(_answers(asked, other, pile))) for n, pile in enumerate(piles)
    )


def _things(asked: Dispute) -> list[tuple[str, str]]:
    """All that an answer may change: (kind, id)."""
    return [
        *(("statement", p.id) for side in asked.sides for p in side.prefers),
        *(("term", term.id) for term in asked.terms),
        *(("rule", rule.id) for rule in asked.rules if rule.id),
        *(("moves", option.id) for option in asked.options),
        *(("order", side.id) for side in asked.sides if len(side.prefers) > 1),
    ]


@st.composite
def _answers(
    draw: st.DrawFn, asked: Dispute, other: oracle.Choice, pile: Sequence[tuple[str, str]]
) -> tuple[JudgementAnswer, ...]:
    """The file as written, then one or two answers that each change some of the pile."""
    answers = [JudgementAnswer("a_0")]
    for n in range(1, draw(st.integers(2, 3))):
        changed = draw(st.lists(st.sampled_from(pile), min_size=1, max_size=2, unique=True))
        answers.append(draw(_answer(asked, other, f"a_{n}", changed)))
    return tuple(answers)


@st.composite
def _answer(
    draw: st.DrawFn,
    asked: Dispute,
    other: oracle.Choice,
    id: str,
    changed: Sequence[tuple[str, str]],
) -> JudgementAnswer:
    options = [option.id for option in asked.options]
    names = (*options, *(term.id for term in asked.terms))
    made = JudgementAnswer(id)
    for kind, thing in changed:
        if kind == "moves":
            made = replace(made, moves={**made.moves, thing: draw(st.sampled_from(Moves))})
        elif kind == "order":
            own = next(side for side in asked.sides if side.id == thing)
            order = draw(st.permutations([p.id for p in own.prefers]))
            swap = tuple(order[: draw(st.integers(2, len(order)))])
            made = replace(made, orders={**made.orders, thing: swap})
        elif kind == "rule":
            literal = draw(_kept_literals(asked, thing, other))
            made = replace(made, statements={**made.statements, thing: parse(literal)})
        else:
            new = draw(statements(names if kind == "statement" else options, 1))
            made = replace(made, statements={**made.statements, thing: new})
    return made


@st.composite
def _kept_literals(draw: st.DrawFn, asked: Dispute, rule: str, other: oracle.Choice) -> str:
    """A new statement for a rule that the status quo and one other choice keep."""
    options = [option.id for option in asked.options]
    form = next(each.form for each in asked.rules if each.id == rule)
    gone = draw(st.sampled_from(list(oracle.choices(asked))))
    everything = " and ".join(f"({options[0]} or not {options[0]})" for _ in "12")
    row = f"not ({everything})" if gone in (asked.status_quo, other) else literals(options, gone)
    return row if form is RuleForm.NEVER else f"not ({row})"


# ---------------------------------------------------------------- claims


Test = Mapping[str, str | bool | tuple[str, ...]]


@st.composite
def _claims(draw: st.DrawFn, asked: Dispute) -> tuple[Claim, ...]:
    """Up to three claims of any form, some of them with `holds = false`."""
    found = []
    for n in range(draw(st.integers(0, 3))):
        form = draw(st.sampled_from((_path, _reply, _every, _stable, _package, _finding)))
        test = dict(draw(form(asked)))
        if draw(st.booleans()):
            test["holds"] = draw(st.booleans())
        found.append(Claim(f"c_{n}", test))
    return tuple(found)


def _names(asked: Dispute) -> tuple[str, ...]:
    return (*(option.id for option in asked.options), *(term.id for term in asked.terms))


def _some(names: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of these, in any order; none where there are none."""
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(list(names)), unique=True).map(tuple)


def _state(asked: Dispute) -> st.SearchStrategy[str | tuple[str, ...]]:
    """The status quo, or any choice, feasible or not."""
    choices = [tuple(sorted(choice)) for choice in oracle.choices(asked)]
    return st.one_of(st.just("status quo"), st.sampled_from(choices))


@st.composite
def _path(draw: st.DrawFn, asked: Dispute) -> Test:
    by = draw(st.sampled_from(("moves", "improvements")))
    return {"from": draw(_state(asked)), "to": draw(expressions(_names(asked), 1)), "by": by}


@st.composite
def _reply(draw: st.DrawFn, asked: Dispute) -> Test:
    """Of the target to levers of the asker's."""
    levers = _levers(asked)
    own = [option.id for option in asked.sides[1].options]
    word = draw(st.sampled_from(("adds", "drops")))
    return {
        "reply_of": asked.sides[1].id,
        "to": draw(_some(levers)),
        "instead_of": draw(_some(levers)),
        word: draw(st.sampled_from(own)),
    }


def _concepts(asked: Dispute) -> st.SearchStrategy[str]:
    return st.sampled_from((*oracle.concepts(asked), "threat"))


@st.composite
def _every(draw: st.DrawFn, asked: Dispute) -> Test:
    return {
        "every_equilibrium_with": draw(expressions(_names(asked), 1)),
        "concept": draw(_concepts(asked)),
        "has": draw(expressions(_names(asked), 1)),
    }


@st.composite
def _stable(draw: st.DrawFn, asked: Dispute) -> Test:
    test = {"is_stable": draw(_state(asked)), "concept": draw(_concepts(asked))}
    if draw(st.booleans()):
        test["for"] = draw(st.sampled_from([side.id for side in asked.sides]))
    return test


@st.composite
def _package(draw: st.DrawFn, asked: Dispute) -> Test:
    key = f"package_{draw(st.sampled_from(PARTS))}"
    return {key: draw(_some(_levers(asked)))}


@st.composite
def _finding(draw: st.DrawFn, asked: Dispute) -> Test:
    levers = [(o.id, o.kind) for o in asked.sides[0].options]
    known = ["frozen", "deadlock", "settlement.seq", "settlement.nash"]
    for id, kind in levers:
        if kind is OptionKind.THREAT:
            known += ["threats.all.works", f"threat.{id}.idle", f"threat.{id}.counterproductive"]
        if kind is OptionKind.OFFER:
            known += ["offers.all.works", f"offer.{id}.works"]
    return {"finding": draw(st.sampled_from(known))}


def _levers(asked: Dispute) -> list[str]:
    """The asker's options marked threat or offer."""
    return [o.id for o in asked.sides[0].options if o.kind is not OptionKind.OTHER]
