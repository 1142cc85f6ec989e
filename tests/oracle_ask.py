"""The findings of `standoff ask` from their definitions alone: slow, on plain sets and tuples.

The definitions are those of the reference page on findings. Where a definition leaves something
open, this is how it is read here; docstrings below refer to these letters.

a. A's levers are all of its options marked threat or offer. A package sets them, whether or not
   A could move there; that A cannot is found by "credible" and "delivers", not by y and z.
b. B turns its own options from what they are at q, the levers set, into others in one move; each
   option's way of moving counts, and what is barred. Every rule must hold in the result only.
c. Ties: of what is best for B, that which A ranks lowest; where A too is indifferent, a finding
   in A's favour must hold in each. For c', where the lowest would favour A: each that is best.
d. None where a state that a finding speaks of is missing: y or z, or c. A package without y does
   not work; otherwise a missing state leaves "works" open only where nothing else fails.
e. "credible" does not include bound; "works" accepts either. With no threat in the package it is
   true: nothing to carry out.
f. A choice for A in "credible" is feasible and A can move to it from its options at q. If A
   cannot carry out T' it is not credible; if it cannot leave T' out, "strictly above none" is met.
g. c is a state of the graph: A's and B's moves at c are the graph's; not to move is allowed.
h. Unconditional: threats exactly P, the offers as at q. Idle: some option set of B is a reply to
   both. Counterproductive only if not idle; None where B's two replies can be compared neither
   at P nor at P without X.
i. No threat on at q: `threats.on` is None. No threat (offer) marked: `threats.all` (`offers.all`)
   is None.
j. The empty sequence leads from q to q: where the goal holds at q there is no deadlock.
k. A merged state is what it is shown as: goals, like preferences, are read off that choice.
l. No settlement at all: `settlement.seq` and `settlement.nash` are false, not None.
m. Claims are about the question in the file, whoever asks. `reply_of`: the options listed and the
   asker's levers are fixed, all else stays as at q; with ties it must hold for every pair.
n. Bound: no move of A's leads from z, or where B cannot defy from q, to fewer of the threats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations, product

from standoff.model.dispute import Claim, DecisionMaker, Dispute, OptionKind
from standoff.model.statement import Statement, parse
from tests import oracle
from tests.oracle import Choice, State, World

Cell = bool | None
"""Holds, fails, or no such state."""

Row = dict[str, str | bool | None]
"""A reading: an answer id per judgement, a cell per finding and claim."""


def cells(
    dispute: Dispute,
    by: str | None = None,
    target: str | None = None,
    goal: str | Statement | None = None,
) -> dict[str, Cell]:
    """Every finding about a dispute as it is written (or under a reading), by id."""
    return findings(Case.of(World(dispute), dispute, by, target, goal))


def ledger(
    dispute: Dispute,
    by: str | None = None,
    target: str | None = None,
    goal: str | Statement | None = None,
) -> list[Row]:
    """A row per reading, in the order of the readings; claims are about the file's question."""
    rows: list[Row] = []
    for reading in dispute.readings():
        settled = dispute.under(reading)
        world = World(settled)
        found = findings(Case.of(world, settled, by, target, goal))
        tested = {claim.id: claim_cell(settled, claim, world) for claim in dispute.claims}
        for id in (*reading, *tested):
            assert id not in found or found[id] == tested.get(id), f"{id} names two columns"
        rows.append({**reading, **found, **tested})
    return rows


# ---------------------------------------------------------------- the question


@dataclass(frozen=True)
class Case:
    """A dispute, who asks whom for what, and the world spelt out."""

    dispute: Dispute
    world: World
    asker: DecisionMaker
    target: DecisionMaker
    goal: Statement

    @staticmethod
    def of(
        world: World,
        dispute: Dispute,
        by: str | None = None,
        target: str | None = None,
        goal: str | Statement | None = None,
    ) -> Case:
        """What is not said is as in the file's question; the target may be the only other side."""
        asked = dispute.question
        by = by or (asked.by if asked else "")
        target = target or (asked.target if asked else "")
        if not target:
            (target,) = (side.id for side in dispute.sides if side.id != by)
        if goal is None:
            assert asked
            goal = asked.goal
        sides = {side.id: side for side in dispute.sides}
        statement = parse(goal) if isinstance(goal, str) else goal
        return Case(dispute, world, sides[by], sides[target], statement)

    @property
    def quo(self) -> Choice:
        """What is selected at the status quo."""
        return self.dispute.status_quo

    @property
    def q(self) -> State:
        """The status quo."""
        return self.state(self.quo)

    @property
    def threats(self) -> Choice:
        return marked(self.asker, OptionKind.THREAT)

    @property
    def offers(self) -> Choice:
        return marked(self.asker, OptionKind.OFFER)

    # ------------------------------------------------------------ states

    def find(self, choice: Choice) -> State | None:
        """The state that a choice belongs to; None if a rule forbids it."""
        return next((state for state in self.world.states if choice in state), None)

    def state(self, choice: Choice) -> State:
        found = self.find(choice)
        assert found is not None
        return found

    def holds(self, statement: Statement, state: State) -> bool:
        """Choice k: a merged state is what it is shown as."""
        return oracle.holds(self.dispute, statement, state[0])

    def worth(self, side: DecisionMaker, state: State) -> tuple[int, ...]:
        """How much a side likes a state."""
        return self.world.values[side.id, state]

    def is_equilibrium(self, concept: str, state: State) -> bool:
        return all(is_stable(self.world, concept, side, state) for side in self.world.sides)

    # ------------------------------------------------------------ what B can do

    def reachable(self, levers: Choice, fixed: Choice) -> list[Choice]:
        """What B can make of it where of the fixed options exactly these levers are on.

        Choices a and b. The other sides and A's other options stay as at q.
        """
        rest = (self.quo - fixed - ids(self.target)) | levers
        begin = rest | (self.quo & ids(self.target))
        return [
            rest | own
            for own in subsets(ids(self.target))
            if self.world.may_move(self.target, begin, rest | own) and self.find(rest | own)
        ]

    def as_today(self, side: DecisionMaker, choice: Choice) -> Choice:
        """A choice but for a side's options, which are as at q."""
        return (choice - ids(side)) | (self.quo & ids(side))

    def best(self, found: Iterable[Choice]) -> list[Choice]:
        """Best for B, ties against A (choice c)."""
        for_b = highest(found, lambda choice: self.worth(self.target, self.state(choice)))
        lowest = min((self.worth(self.asker, self.state(c)) for c in for_b), default=None)
        return [c for c in for_b if self.worth(self.asker, self.state(c)) == lowest]

    def best_where(self, levers: Choice, wanted: bool) -> list[Choice]:
        """Best for B among the states with exactly these levers where the goal holds, or not."""
        found = self.reachable(levers, self.threats | self.offers)
        return self.best(c for c in found if self.holds(self.goal, self.state(c)) is wanted)

    def reply(self, levers: Choice) -> list[Choice]:
        """B's best reply to exactly these levers."""
        return self.best(self.reachable(levers, self.threats | self.offers))


def marked(side: DecisionMaker, kind: OptionKind) -> Choice:
    """The options of a side held out as threats, or as offers."""
    return frozenset(option.id for option in side.options if option.kind is kind)


def ids(side: DecisionMaker) -> Choice:
    return frozenset(option.id for option in side.options)


def subsets(options: Iterable[str]) -> Iterator[Choice]:
    """Every subset, the smaller ones first."""
    known = sorted(options)
    for size in range(len(known) + 1):
        yield from map(frozenset, combinations(known, size))


def highest(found: Iterable[Choice], worth: Callable[[Choice], tuple[int, ...]]) -> list[Choice]:
    """All that are worth most."""
    known = list(found)
    most = max(map(worth, known), default=None)
    return [choice for choice in known if worth(choice) == most]


def every(parts: Iterable[Cell]) -> Cell:
    """False where something fails, else None where something is open."""
    known = list(parts)
    return False if False in known else (None if None in known else True)


# ---------------------------------------------------------------- where things stand


def _standing(case: Case) -> Iterator[tuple[str, Cell]]:
    yield "frozen", case.is_equilibrium("nash", case.q)
    yield "deadlock", not leads(case, case.q, case.goal, "improvements")
    for concept in ("seq", "nash"):
        yield (
            f"settlement.{concept}",
            any(case.is_equilibrium(concept, state) for state in settlements(case)),
        )


def settlements(case: Case) -> list[State]:
    """Goal states that A and B both rank above the status quo."""
    return [
        state
        for state in case.world.states
        if case.holds(case.goal, state)
        and case.world.better(case.asker.id, state, case.q)
        and case.world.better(case.target.id, state, case.q)
    ]


def leads(case: Case, start: State, goal: Statement, by: str) -> bool:
    """Whether a legal sequence, perhaps empty (choice j), ends where the statement holds."""
    step = case.world.moves if by == "moves" else case.world.improvements
    ends = oracle.legal_sequences(case.world.sides, start, step) | {start}
    return any(case.holds(goal, state) for state in ends)


def is_stable(world: World, concept: str, side: str, state: State) -> bool:
    """As the classical concepts, and `threat`: no move makes what the others leave better."""
    if concept != "threat":
        return world.is_stable(concept, side, state)
    return all(
        left(world, side, there) <= left(world, side, state) for there in world.moves(side, state)
    )


def left(world: World, side: str, state: State) -> tuple[int, ...]:
    """h_i: the least that the others' improvements, or their staying, leave to a side."""
    ends = world.sequences(side, state, credible=True) | {state}
    return min(world.values[side, end] for end in ends)


# ---------------------------------------------------------------- conditional packages


@dataclass(frozen=True)
class Package:
    """Do G and I set the offers and lift every threat; refuse and I set the threats."""

    case: Case
    threats: Choice
    offers: Choice

    @cached_property
    def y(self) -> list[Choice]:
        return self.case.best_where(self.offers, wanted=True)

    @cached_property
    def z(self) -> list[Choice]:
        return self.case.best_where(self.threats, wanted=False)

    @property
    def bites(self) -> Cell:
        if not (self.y and self.z):
            return None
        case = self.case
        yes, no = case.state(self.y[0]), case.state(self.z[0])
        return case.world.better(case.target.id, yes, no)

    @property
    def credible(self) -> Cell:
        """B defying, carrying out all of T' is A's best choice (e)."""
        if not self.threats:
            return True
        return all(self._best_choice(z) for z in self.z) if self.z else None

    @property
    def bound(self) -> bool:
        """Every threat of the package is on at q, and none may be dropped where B defies (n)."""
        case, kept = self.case, self.z or [self.case.quo]
        fewer = [part for part in subsets(self.threats) if part != self.threats]
        return (
            self.threats <= case.quo
            and bool(self.threats)
            and not any(
                case.world.may_move(case.asker, z, (z - self.threats) | part)
                for z in kept
                for part in fewer
            )
        )

    def _best_choice(self, z: Choice) -> bool:
        """Carrying out all is A's best choice, as good as any part and better than none (f)."""
        asker, case = self.case.asker, self.case
        worth = {
            part: case.worth(asker, case.state(instead))
            for part in subsets(self.threats)
            if case.find(instead := (z - self.threats) | part)
            and case.world.may_move(asker, case.as_today(asker, instead), instead)
        }
        if self.threats not in worth:
            return False
        mine, none = worth[self.threats], worth.get(frozenset())
        return mine >= max(worth.values()) and (none is None or mine > none)

    @property
    def assured(self) -> Cell:
        """Delivers and sticks."""
        if not self.y:
            return None
        return every(chain(map(self.delivers, self.y), map(self.sticks, self.y)))

    def delivers(self, y: Choice) -> Cell:
        """A can get from c to y and ranks y at least as high as B's best reply at c."""
        case = self.case
        mine = ids(case.target)
        found = case.find((y & mine) | (case.quo - mine))
        if found is None:
            return None
        end = case.state(y)
        able = end == found or end in case.world.moves(case.asker.id, found)
        return able and all(
            case.worth(case.asker, end) >= case.worth(case.asker, reply)
            for reply in best_replies(case, found)
        )

    def sticks(self, y: Choice) -> bool:
        return self.case.world.is_stable("seq", self.case.asker.id, self.case.state(y))

    @property
    def works(self) -> Cell:
        if not self.y:
            return False
        meant = not self.threats or self.bound or self.credible
        return every((self.bites, meant, self.assured))


def best_replies(case: Case, state: State) -> list[State]:
    """The best that B can do from a state of the graph, staying included (c and g)."""
    target = case.target
    reach = [state, *case.world.moves(target.id, state)]
    most = max(case.worth(target, there) for there in reach)
    return [there for there in reach if case.worth(target, there) == most]


def every_package(case: Case) -> Iterator[Package]:
    """All 2^t x 2^o conditional packages."""
    for threats, offers in product(subsets(case.threats), list(subsets(case.offers))):
        yield Package(case, threats, offers)


def minimal_working(case: Case) -> set[tuple[Choice, Choice]]:
    """The (threats, offers) that work with no smaller package inside that works too."""
    work = {(p.threats, p.offers) for p in every_package(case) if p.works}
    return {
        one
        for one in work
        if not any(two != one and two[0] <= one[0] and two[1] <= one[1] for two in work)
    }


# ---------------------------------------------------------------- unconditional packages


@dataclass(frozen=True)
class Lever:
    """A set X of threats inside a set P that is set whatever B does (choice h)."""

    case: Case
    threats: Choice
    part: Choice

    @property
    def offers(self) -> Choice:
        return self.case.quo & self.case.offers

    @cached_property
    def new(self) -> list[Choice]:
        return self.case.reply(self.threats | self.offers)

    @cached_property
    def old(self) -> list[Choice]:
        return self.case.reply((self.threats - self.part) | self.offers)

    @property
    def idle(self) -> Cell:
        if not (self.new and self.old):
            return None
        mine = ids(self.case.target)
        return bool({c & mine for c in self.new} & {c & mine for c in self.old})

    @property
    def counterproductive(self) -> Cell:
        if self.idle is not False:
            return None if self.idle is None else False
        lower = [self._lower(new, old) for new, old in product(self.new, self.old)]
        return True if True in lower else (None if None in lower else False)

    def _lower(self, new: Choice, old: Choice) -> Cell:
        """Whether A ranks the new reply below the old, levers at P, or at P without X."""
        pairs = ((new, old | self.part), (new - self.part, old))
        for there, here in pairs:
            after, before = self.case.find(there), self.case.find(here)
            if after and before:
                return self.case.worth(self.case.asker, after) < self.case.worth(
                    self.case.asker, before
                )
        return None


# ---------------------------------------------------------------- the findings by id


def findings(case: Case) -> dict[str, Cell]:
    """In graph form nobody has options, so that nothing can be held out."""
    if case.dispute.states:
        return dict(_standing(case))
    return dict(chain(_standing(case), _threats(case), _offers(case)))


def _threats(case: Case) -> Iterator[tuple[str, Cell]]:
    yield from _parts("threats.all", Package(case, case.threats, frozenset()), case.threats)
    on = case.quo & case.threats
    yield from _parts("threats.on", Package(case, on, frozenset()), on)
    whole = Lever(case, on, on)
    yield "threats.on.idle", whole.idle if on else None
    yield "threats.on.counterproductive", whole.counterproductive if on else None
    for option in sorted(case.threats):
        one = frozenset({option})
        yield from _parts(f"threat.{option}", Package(case, one, frozenset()), one)
        lever = Lever(case, on | one, one)
        yield f"threat.{option}.idle", lever.idle
        yield f"threat.{option}.counterproductive", lever.counterproductive


def _offers(case: Case) -> Iterator[tuple[str, Cell]]:
    packages = {"offers.all": case.offers}
    packages |= {f"offer.{option}": frozenset({option}) for option in sorted(case.offers)}
    for name, offers in packages.items():
        for id, value in _parts(name, Package(case, frozenset(), offers), offers):
            if not id.endswith("credible"):
                yield id, value
    yield "package.some.works", any(package.works is True for package in every_package(case))


def _parts(name: str, package: Package, levers: Choice) -> Iterator[tuple[str, Cell]]:
    """The parts of a package; None where A has no such lever (choice i)."""
    for part in ("bites", "credible", "assured", "works"):
        yield f"{name}.{part}", getattr(package, part) if levers else None


# ---------------------------------------------------------------- claims


def claim_cell(dispute: Dispute, claim: Claim, world: World | None = None) -> Cell:
    """Whether a claim holds under a reading; with `holds = false` whether its test fails."""
    name = next(form for form in TESTS if form in claim.test)
    found = TESTS[name](_any_case(dispute, world or World(dispute)), claim.test)
    return found if found is None else found is claim.test.get("holds", True)


Test = Mapping[str, str | bool | tuple[str, ...]]


def _from(case: Case, test: Test) -> Cell:
    start = _named_state(case, test["from"])
    return None if start is None else leads(case, start, _said(test["to"]), str(test["by"]))


def _reply_of(case: Case, test: Test) -> Cell:
    """The levers are the options listed and the asker's marked ones; the asker breaks ties."""
    case = _against(case, str(test["reply_of"]))
    to, instead = _listed(test["to"]), _listed(test["instead_of"])
    fixed = to | instead | case.threats | case.offers
    new, old = (case.best(case.reachable(levers, fixed)) for levers in (to, instead))
    if not (new and old):
        return None
    return all(_changes(test, case, *pair) for pair in product(new, old))


def _changes(test: Test, case: Case, new: Choice, old: Choice) -> bool:
    """Without `adds` and `drops`: whether the two replies differ at all."""
    if "adds" not in test and "drops" not in test:
        return (new & ids(case.target)) != (old & ids(case.target))
    adds, drops = test.get("adds"), test.get("drops")
    return (adds is None or (adds in new and adds not in old)) and (
        drops is None or (drops not in new and drops in old)
    )


def _every_equilibrium(case: Case, test: Test) -> Cell:
    given, has = _said(test["every_equilibrium_with"]), _said(test["has"])
    found = [
        state
        for state in case.world.states
        if case.holds(given, state) and case.is_equilibrium(str(test["concept"]), state)
    ]
    return all(case.holds(has, state) for state in found) if found else None


def _is_stable(case: Case, test: Test) -> Cell:
    state = _named_state(case, test["is_stable"])
    if state is None:
        return None
    concept = str(test["concept"])
    if "for" in test:
        return is_stable(case.world, concept, str(test["for"]), state)
    return case.is_equilibrium(concept, state)


def _package(part: str) -> Callable[[Case, Test], Cell]:
    def cell(case: Case, test: Test) -> Cell:
        """None for an option that is no lever of the asker's."""
        named = {key: str(test[key]) for key in ("by", "target", "goal") if key in test}
        case = Case.of(case.world, case.dispute, **named)
        listed = _listed(test[f"package_{part}"])
        if not listed <= case.threats | case.offers:
            return None
        found: Cell = getattr(Package(case, listed & case.threats, listed & case.offers), part)
        return found

    return cell


def _finding(case: Case, test: Test) -> Cell:
    return findings(Case.of(case.world, case.dispute))[str(test["finding"])]


TESTS: Mapping[str, Callable[[Case, Test], Cell]] = {
    "from": _from,
    "reply_of": _reply_of,
    "every_equilibrium_with": _every_equilibrium,
    "is_stable": _is_stable,
    **{f"package_{part}": _package(part) for part in ("works", "bites", "credible", "assured")},
    "finding": _finding,
}


def _any_case(dispute: Dispute, world: World) -> Case:
    """A case for tests that need no question."""
    asked = dispute.question
    by = asked.by if asked else dispute.sides[0].id
    target = next(side.id for side in dispute.sides if side.id != by)
    return Case.of(world, dispute, by, target, asked.goal if asked else dispute.facts[0].id)


def _against(case: Case, target: str) -> Case:
    """The case with this target; if that is the asker itself, another side asks."""
    sides = {side.id: side for side in case.dispute.sides}
    others = [case.asker, *(side for id, side in sides.items() if id != target)]
    asker = next(side for side in others if side.id != target)
    return replace(case, asker=asker, target=sides[target])


def _named_state(case: Case, value: str | bool | tuple[str, ...]) -> State | None:
    return case.find(_listed(value)) if isinstance(value, tuple) else case.q


def _said(value: str | bool | tuple[str, ...]) -> Statement:
    assert isinstance(value, str)
    return parse(value)


def _listed(value: str | bool | tuple[str, ...]) -> Choice:
    assert isinstance(value, tuple)
    return frozenset(value)


# ---------------------------------------------------------------- conditions


Term = Mapping[str, frozenset[str]]
"""A conjunction: to each judgement named, the answers it allows; the empty one is always true."""

Condition = tuple[Term, ...]
"""A disjunction of terms; the empty one is never true."""


def satisfies(condition: Condition, row: Row) -> bool:
    """Whether a reading meets a condition."""
    return any(all(row[key] in allowed for key, allowed in term.items()) for term in condition)


def cost(condition: Condition) -> tuple[int, int]:
    """Terms, then literals."""
    return len(condition), sum(map(len, condition))


def minimal_conditions(rows: Sequence[Row], column: str, value: Cell = True) -> list[Condition]:
    """Every cheapest disjunction of prime terms that is true exactly where the cell has the value.

    Columns with words are judgements. Other cheapest conditions may allow fewer answers within
    a literal where terms overlap: compare by `cost` and `satisfies`.
    """
    table = Table(rows, frozenset(n for n, row in enumerate(rows) if row[column] is value))
    for size in range(len(rows) + 1):
        found = list(_covers(table, table.on, size))
        if found:
            least = min(map(cost, found))
            return _without_twins(condition for condition in found if cost(condition) == least)
    raise AssertionError("the rows themselves are a condition")


def influence(rows: Sequence[Row], column: str) -> dict[str, float]:
    """Per judgement the share of readings where another answer to it alone changes the cell."""
    found: dict[str, float] = {}
    for key, answers in _answers(rows).items():
        rest = [other for other in _answers(rows) if other != key]
        by_place = {(tuple(row[r] for r in rest), row[key]): row[column] for row in rows}
        flips = sum(
            any(by_place[place, answer] != cell for answer in answers)
            for (place, _), cell in by_place.items()
        )
        found[key] = flips / len(rows)
    return found


def _answers(rows: Sequence[Row]) -> dict[str, list[str]]:
    """The answers to each judgement in the order in which they come up."""
    keys = [key for key, value in rows[0].items() if isinstance(value, str)]
    return {key: list(dict.fromkeys(str(row[key]) for row in rows)) for key in keys}


Cube = tuple[frozenset[str], ...]
"""The answers that a term allows to each judgement in turn."""


class Table:
    """Rows, those that a condition is to hold in, and the prime terms that hold in no other."""

    def __init__(self, rows: Sequence[Row], on: frozenset[int]) -> None:
        self.on = on
        self.answers = _answers(rows)
        self._held = {
            (key, answer): frozenset(n for n, row in enumerate(rows) if row[key] == answer)
            for key, known in self.answers.items()
            for answer in known
        }
        self._everywhere = frozenset(range(len(rows)))
        cubes = product(*([s for s in subsets(k) if s] for k in self.answers.values()))
        held = {cube: self._rows(cube) for cube in cubes}
        within = {cube for cube, where in held.items() if where and where <= on}
        self.primes = [
            (self._term(cube), held[cube])
            for cube in held
            if cube in within and not any(wider in within for wider in self._wider(cube))
        ]

    def _rows(self, cube: Cube) -> frozenset[int]:
        """Where a term holds."""
        where = self._everywhere
        for key, some in zip(self.answers, cube, strict=True):
            where &= frozenset().union(*(self._held[key, answer] for answer in some))
        return where

    def _wider(self, cube: Cube) -> Iterator[Cube]:
        """The terms that allow one answer more."""
        for n, known in enumerate(self.answers.values()):
            for answer in set(known) - cube[n]:
                yield (*cube[:n], cube[n] | {answer}, *cube[n + 1 :])

    def _term(self, cube: Cube) -> Term:
        pairs = zip(self.answers.items(), cube, strict=True)
        return {key: some for (key, known), some in pairs if len(some) < len(known)}


def _covers(table: Table, uncovered: frozenset[int], size: int) -> Iterator[Condition]:
    """Every way to cover these rows with so many prime terms, each covering something new."""
    if not uncovered:
        yield ()
    if not uncovered or not size:
        return
    hardest = min(uncovered, key=lambda n: sum(n in held for _, held in table.primes))
    for term, held in table.primes:
        if hardest in held:
            for others in _covers(table, uncovered - held, size - 1):
                yield (term, *others)


def _without_twins(found: Iterable[Condition]) -> list[Condition]:
    """Conditions with their terms in any order are the same."""
    seen = {
        frozenset(frozenset(term.items()) for term in condition): condition for condition in found
    }
    return list(seen.values())
