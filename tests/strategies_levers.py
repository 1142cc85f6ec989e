"""Random disputes that try the test of threats: what levers exclude, need, bind and leave behind.

Exclusive options, offers that need others, irreversible levers, tripwires, barred moves, merged
states, weights, rankings, bystanders, goals that hold today, several threats and offers on today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Judgement,
    JudgementAnswer,
    Merge,
    Moves,
    Option,
    OptionKind,
    Preference,
    Question,
    Ranking,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse
from tests import oracle
from tests.oracle import Choice
from tests.strategies import OPTION_IDS, SIDE_IDS, expressions, no_moves, some_merges, statements

LISTS = (RuleForm.EXACTLY_ONE, RuleForm.AT_MOST_ONE, RuleForm.AT_LEAST_ONE)
KINDS = (OptionKind.THREAT, OptionKind.THREAT, OptionKind.OFFER, OptionKind.OTHER)
FREELY = (Moves.EITHER_WAY,) * 6 + tuple(Moves)


@dataclass(frozen=True)
class Cast:
    """Who takes part: the asker, the target, and whoever stands by."""

    asker: DecisionMaker
    target: DecisionMaker
    others: tuple[DecisionMaker, ...]

    @property
    def sides(self) -> tuple[DecisionMaker, ...]:
        return (self.asker, self.target, *self.others)

    def of_kind(self, kind: OptionKind) -> list[str]:
        """The asker's options of a kind."""
        return [option.id for option in self.asker.options if option.kind is kind]


@st.composite
def threatening(draw: st.DrawFn, *, most_options: int = 7, most_judgements: int = 2) -> Dispute:
    """Two or three sides in any order; in some states the goal holds, and in some it does not."""
    cast = draw(_casts(most_options))
    empty = Dispute("threatening", cast.sides)
    rules = draw(_rules(cast))
    while not _turned(cast, _kept(empty, rules)):
        rules = rules[1:]
    left = _kept(empty, rules)
    ruled = replace(empty, rules=rules, status_quo=draw(st.sampled_from(left)))
    if draw(st.sampled_from((False, False, True))):
        ruled = replace(ruled, merges=draw(_merges(ruled, cast, left)))
    goal = draw(_goals(ruled, cast))
    sides = [draw(_wanting(side, cast, goal, left)) for side in cast.sides]
    named = len(cast.sides) > 2 or draw(st.booleans())
    question = Question(cast.asker.id, parse(goal), cast.target.id if named else "")
    asked = replace(ruled, sides=tuple(draw(st.permutations(sides))), question=question)
    return replace(asked, judgements=draw(_judgements(asked, most_judgements)))


# ---------------------------------------------------------------- sides


@st.composite
def _casts(draw: st.DrawFn, most: int) -> Cast:
    """One to five options for the asker, one to three for the target, up to two for a third."""
    first = min(draw(st.sampled_from((1, 2, 2, 3, 3, 4, 4, 5))), most - 1)
    second = draw(st.integers(1, min(3, most - first)))
    third = draw(st.sampled_from((None, None, 0, 1, 1, 2)))
    counts = [first, second]
    if third is not None:
        counts.append(min(third, most - first - second))
    ids = iter(draw(st.permutations(OPTION_IDS)))
    sides = [
        DecisionMaker(id, options=tuple(Option(next(ids), moves=draw(_moves())) for _ in range(n)))
        for id, n in zip(draw(st.permutations(SIDE_IDS)), counts, strict=False)
    ]
    marked = tuple(
        replace(option, kind=draw(st.sampled_from(KINDS))) for option in sides[0].options
    )
    return Cast(replace(sides[0], options=marked), sides[1], tuple(sides[2:]))


def _moves() -> st.SearchStrategy[Moves]:
    return st.sampled_from(FREELY)


# ---------------------------------------------------------------- rules


@st.composite
def _rules(draw: st.DrawFn, cast: Cast) -> tuple[Rule, ...]:
    """Up to three, most of them about what the asker can set."""
    asker = [option.id for option in cast.asker.options]
    everyone = [option.id for side in cast.sides for option in side.options]
    found = []
    for _ in range(draw(st.sampled_from((0, 1, 1, 2, 2, 3)))):
        names = asker if draw(st.sampled_from((True, True, False))) else everyone
        if len(names) > 1:
            found.append(draw(_rule(names, cast)))
    if draw(st.sampled_from((False, False, True))):
        found.append(draw(_between(cast)))
    return tuple(found)


@st.composite
def _rule(draw: st.DrawFn, names: Sequence[str], cast: Cast) -> Rule:
    """Some exclude one another, one is needed for another, or no more than a few go together."""
    some = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
    if draw(st.booleans()):
        return Rule(draw(st.sampled_from(LISTS)), tuple(map(parse, some)))
    first, *rest = some
    if len(cast.asker.options) > 3 and draw(st.booleans()):
        return Rule(RuleForm.ALWAYS, (parse(draw(_needs(cast))),))
    need = draw(st.sampled_from((" and ", " or "))).join(rest)
    sign = draw(st.sampled_from(("", "", "not ")))
    word = draw(st.sampled_from(("only if", "only if", "iff")))
    return Rule(RuleForm.ALWAYS, (parse(f"{first} {word} {sign}({need})"),))


@st.composite
def _needs(draw: st.DrawFn, cast: Cast) -> str:
    """A lever needs one of two others, and the second needs more: neither way is the less."""
    order = draw(st.permutations(cast.asker.options))
    marked = sorted(order, key=lambda option: option.kind is OptionKind.OTHER)
    first, one, other, *rest = (option.id for option in marked)
    return f"{first} only if {one} or ({other} and {rest[-1]})"


@st.composite
def _between(draw: st.DrawFn, cast: Cast) -> Rule:
    """A tripwire, or what the asker and the target cannot do at once."""
    mine = draw(st.sampled_from([option.id for option in cast.asker.options]))
    theirs = draw(st.sampled_from([option.id for option in cast.target.options]))
    sign = draw(st.sampled_from(("", "not ")))
    if draw(st.booleans()):
        return Rule(RuleForm.NEVER, (parse(f"{mine} and {sign}{theirs}"),))
    word = draw(st.sampled_from(("iff", "if", "only if")))
    return Rule(RuleForm.ALWAYS, (parse(f"{mine} {word} {sign}{theirs}"),))


def _kept(empty: Dispute, rules: tuple[Rule, ...]) -> list[Choice]:
    """What the rules leave."""
    return [
        choice
        for choice in oracle.choices(empty)
        if all(oracle.obeys(empty, rule, choice) for rule in rules)
    ]


def _turned(cast: Cast, left: Sequence[Choice]) -> list[str]:
    """The target's options that are on in some of these and off in others."""
    own = (option.id for option in cast.target.options)
    return [id for id in own if 0 < sum(id in choice for choice in left) < len(left)]


@st.composite
def _merges(draw: st.DrawFn, ruled: Dispute, cast: Cast, left: list[Choice]) -> tuple[Merge, ...]:
    """Merges that leave the target something to choose."""
    found = draw(some_merges(ruled, [option.id for option in ruled.options], left))
    return found if _turned(cast, _shown(replace(ruled, merges=found))) else ()


def _shown(dispute: Dispute) -> list[Choice]:
    """What each state is shown as."""
    return [state[0] for state in oracle.World(dispute).states]


# ---------------------------------------------------------------- the goal


@st.composite
def _goals(draw: st.DrawFn, ruled: Dispute, cast: Cast) -> str:
    """About what the target does, and now and then about more; it may hold today."""
    shown = _shown(ruled)
    own = draw(st.sampled_from(_turned(cast, shown)))
    goal = draw(st.sampled_from((own, f"not {own}")))
    if draw(st.sampled_from((False, False, False, True))):
        names = [option.id for option in ruled.options]
        longer = f"{goal} {draw(st.sampled_from(('and', 'or')))} ({draw(expressions(names, 0))})"
        held = {oracle.holds(ruled, parse(longer), one) for one in shown}
        return longer if len(held) > 1 else goal
    return goal


# ---------------------------------------------------------------- preferences


@st.composite
def _wanting(
    draw: st.DrawFn, side: DecisionMaker, cast: Cast, goal: str, left: list[Choice]
) -> DecisionMaker:
    """What makes packages work, or nearly so, and whatever else; now and then in numbers."""
    everything = [option.id for each in cast.sides for option in each.options]
    barring = draw(st.sampled_from((False, False, False, True)))
    side = replace(side, no_moves=draw(no_moves(everything)) if barring else ())
    form = draw(st.sampled_from(("prefers",) * 5 + ("weights", "ranking")))
    if form == "weights":
        weights = st.dictionaries(st.sampled_from(everything), st.integers(-3, 3), min_size=1)
        return replace(side, weights=draw(weights))
    if form == "ranking":
        return replace(side, ranking=draw(_rankings(left)))
    likely = draw(st.permutations(_likely(side, cast, goal)))
    wants = [parse(want) for want in likely[: draw(st.integers(0, len(likely)))]]
    wants += draw(st.lists(statements(everything, 1), max_size=2))
    goal_first = side.id == cast.asker.id and draw(st.sampled_from((True, True, False)))
    if goal_first:
        wants.insert(0, parse(goal))
    prefers = (
        Preference(want, id=f"{side.id}_{n}", tied=n > goal_first and draw(_seldom()))
        for n, want in enumerate(wants)
    )
    return replace(side, prefers=tuple(prefers))


def _seldom() -> st.SearchStrategy[bool]:
    return st.sampled_from((False, False, False, True))


def _likely(side: DecisionMaker, cast: Cast, goal: str) -> list[str]:
    """What a side may want of the levers and the goal."""
    threats, offers = cast.of_kind(OptionKind.THREAT), cast.of_kind(OptionKind.OFFER)
    if side.id == cast.asker.id:
        return [
            *(f"{threat} iff not ({goal})" for threat in threats),
            *(f"not {offer}" for offer in offers),
            *cast.of_kind(OptionKind.OTHER),
            *(f"{offer} only if ({goal})" for offer in offers),
        ]
    if side.id == cast.target.id:
        earned = [f"({goal}) iff {offer}" for offer in offers]
        return [*(f"not {threat}" for threat in threats), *offers, *earned, f"not ({goal})"]
    return [goal, *(f"{option.id} iff ({goal})" for option in side.options)]


@st.composite
def _rankings(draw: st.DrawFn, left: list[Choice]) -> Ranking:
    """Every state, in any order, with ties."""
    places: dict[int, list[Choice]] = {}
    for choice in draw(st.permutations(left)):
        places.setdefault(draw(st.integers(0, len(left) - 1)), []).append(choice)
    return tuple(tuple(places[place]) for place in sorted(places))


# ---------------------------------------------------------------- judgements


@st.composite
def _judgements(draw: st.DrawFn, asked: Dispute, most: int) -> tuple[Judgement, ...]:
    """Each about a wish or the way an option moves; none changes what another does."""
    wishes = [(each.id, None) for side in asked.sides for each in side.prefers]
    moves = [(option.id, option.moves) for option in asked.options]
    things = draw(st.lists(st.sampled_from([*wishes, *moves]), max_size=most, unique=True))
    names = [option.id for option in asked.options]
    found = []
    for n, (id, today) in enumerate(things):
        if today is None:
            other = JudgementAnswer("else", statements={id: draw(statements(names, 1))})
        else:
            turned = draw(st.sampled_from([way for way in Moves if way is not today]))
            other = JudgementAnswer("else", moves={id: turned})
        found.append(Judgement(f"j_{n}", "?", (JudgementAnswer("written"), other)))
    return tuple(found)
