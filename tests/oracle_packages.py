"""The test of threats, edition 2: what a package of threats and offers would do, by definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import product

from tests import oracle
from tests.oracle import Choice, State
from tests.oracle_levers import NO, YES, Case, Cell, Worth, highest, ids, subsets

PARTS = ("bites", "credible", "firm", "assured", "lasts", "works")
BESIDE = ("stands", "not_needed", "gains")


class Reason(Enum):
    """Why a package has no y or no z."""

    CANNOT_SET_YES = "the asker cannot set these offers and lift these threats"
    CANNOT_SET_NO = "the asker cannot set these threats and withhold these offers"
    NOTHING_TO_REFUSE = "whatever the target chooses, the goal holds"
    CANNOT_COMPLY = "whatever the target chooses, the goal does not hold"


@dataclass(frozen=True)
class Package:
    """Do G and I set the offers and lift the threats; refuse and I set the threats."""

    case: Case
    threats: Choice
    offers: Choice

    # ------------------------------------------------------------ y and z

    @cached_property
    def _if_yes(self) -> list[Choice]:
        return self.case.set_for_all(self.offers, self.threats, YES)

    @cached_property
    def _if_no(self) -> list[Choice]:
        return self.case.set_for_all(self.threats, self.offers, NO)

    @cached_property
    def y(self) -> list[Choice]:
        """B's best with the goal, all of them."""
        return self.case.best_for_b(filter(self.case.has_goal, self._if_yes))

    @cached_property
    def z(self) -> list[Choice]:
        """B's best without the goal, all of them."""
        return self.case.best_for_b(c for c in self._if_no if not self.case.has_goal(c))

    @property
    def reason(self) -> Reason | None:
        """That it cannot be told goes before that B cannot comply."""
        if not self._if_yes:
            return Reason.CANNOT_SET_YES
        if not self._if_no:
            return Reason.CANNOT_SET_NO
        if not self.z:
            return Reason.NOTHING_TO_REFUSE
        return None if self.y else Reason.CANNOT_COMPLY

    @property
    def can_be_told(self) -> bool:
        return self.reason in (None, Reason.CANNOT_COMPLY)

    # ------------------------------------------------------------ the parts

    def part(self, name: str) -> Cell:
        """A part of the test, or what stands beside it; in every y and z."""
        if name == "works":
            return self.works
        if self.reason:
            return None
        if name == "not_needed":
            return Package(self.case, frozenset(), frozenset()).works
        if name == "stands" and not third_sides_can_move(self.case):
            return None
        found: bool = all(
            getattr(Consequence(self.case, self.threats, self.offers, y, z), name)
            for y, z in product(self.y, self.z)
        )
        return found

    @property
    def works(self) -> Cell:
        if not self.can_be_told:
            return None
        return not self.reason and all(map(self.part, PARTS[:-1]))


@dataclass(frozen=True)
class Consequence:
    """One y and one z of a package: where B would comply, and where it would refuse."""

    case: Case
    threats: Choice
    offers: Choice
    y: Choice
    z: Choice

    @property
    def bites(self) -> bool:
        """To deter, where the goal holds today, a tie is enough."""
        return self._above(self._b(self.y), self._b(self.z))

    def _above(self, yes: Worth, no: Worth) -> bool:
        return yes >= no if self.case.has_goal(self.case.quo) else yes > no

    def _a(self, choice: Choice) -> Worth:
        return self.case.worth(self.case.asker, choice)

    def _b(self, choice: Choice) -> Worth:
        return self.case.worth(self.case.target, choice)

    @property
    def _refused(self) -> Choice:
        """What B has on where it defies as in z."""
        return self.case.b_part(self.z)

    # ------------------------------------------------------------ credible

    @property
    def credible(self) -> bool:
        return not self.threats or self.bound or (self.carries_out and self.nothing_milder)

    @property
    def bound(self) -> bool:
        """A has no way to set fewer of the threats."""
        return bool(self.threats) and not any(
            self.threats & there < self.threats and not self.offers & there
            for there in self.case.settable(self._refused)
        )

    @property
    def carries_out(self) -> bool:
        """(a) All of the threats, rather than some or none of them."""
        return not self.rather_less

    @property
    def rather_less(self) -> list[Choice]:
        """What A would do instead: some of the threats, or none."""
        found = []
        on_today = self.threats <= self.case.quo
        for part in subsets(self.threats):
            rest = self.threats - part
            if not rest:
                continue
            for there in self.case.set_levers(self._refused, part, rest | self.offers, NO):
                a_tie_will_do = bool(part) or on_today
                mine, less = self._a(self.z), self._a(there)
                if not (mine >= less if a_tie_will_do else mine > less):
                    found.append(there)
        return found

    @property
    def nothing_milder(self) -> bool:
        """(b) No other set of threats that A likes best is milder to B."""
        return all(self._b(best) <= self._b(self.z) for best in self.rather_other)

    @property
    def rather_other(self) -> list[Choice]:
        """A's best of all sets of threats; of ties what B likes most."""
        case = self.case
        found = (
            there
            for part in subsets(case.threats)
            for there in case.set_levers(
                self._refused, part, (case.threats - part) | self.offers, NO
            )
        )
        return self._a_best_kindest(found)

    def _a_best_kindest(self, found: Iterable[Choice]) -> list[Choice]:
        return highest(highest(found, self._a), self._b)

    # ------------------------------------------------------------ firm

    @property
    def firm(self) -> bool:
        """What A would do at best is not to give in."""
        return not any(
            self._b(best) > self._b(self.z) and self._b(best) >= self._b(self.y)
            for best in self.would_do
        )

    @property
    def would_do(self) -> list[Choice]:
        """A's best of everything that it can set where B refuses; of ties what B likes most."""
        return self._a_best_kindest(self.case.settable(self._refused))

    # ------------------------------------------------------------ assured

    @property
    def assured(self) -> bool:
        return self.delivers and self.sticks

    @property
    def _complied(self) -> Choice:
        """c: B has complied as in y, A has not moved yet."""
        return self.case.with_a_as_today(self.case.b_part(self.y))

    @property
    def delivers(self) -> bool:
        """A ranks y at least as high as what B would do if A did not deliver."""
        return all(self._a(self.y) >= worth for worth in self._a_left_alone())

    @property
    def delivers_anyway(self) -> bool:
        """A wants y, whatever B would do; not so where both can only be done at once."""
        before = self._complied
        return self.delivers and self.case.feasible(before) and self._a(self.y) >= self._a(before)

    def _a_left_alone(self) -> list[Worth]:
        """What A gets if it does not deliver, by B's best answers; none where B has no answer."""
        case, before = self.case, self._complied
        if case.feasible(before):
            state = case.state(before)
            leaving = case.world.improvements(case.target.id, state)
            best = max(
                (case.world.values[case.target.id, there] for there in leaving), default=None
            )
            ends = [there for there in leaving if case.world.values[case.target.id, there] == best]
            return [case.world.values[case.asker.id, there] for there in ends or [state]]
        today = map(case.with_a_as_today, case.b_choices)
        refusing = (there for there in today if case.feasible(there) and not case.has_goal(there))
        return [self._a(there) for there in case.best_for_b(refusing)]

    @property
    def sticks(self) -> bool:
        """What A could go on to do is welcome, or taken away by the others."""
        return all(map(self._is_welcome, self._unanswered(self.case.asker.id)))

    @property
    def sticks_because(self) -> str:
        """By itself, as what follows is welcome, or held by the others' answer."""
        further = self.case.world.improvements(self.case.asker.id, self.case.state(self.y))
        if not further:
            return "itself"
        return "welcome" if all(map(self._is_welcome, further)) else "held"

    def _is_welcome(self, there: State) -> bool:
        case = self.case
        return case.goal_at(there) and case.world.values[case.target.id, there] >= self._b(self.y)

    def _unanswered(self, side: str) -> list[State]:
        """The improvements of a side from y that no credible reply of the others takes away."""
        world, start = self.case.world, self.case.state(self.y)
        return [
            there
            for there in world.improvements(side, start)
            if not any(
                world.values[side, end] <= world.values[side, start]
                for end in world.sequences(side, there, credible=True)
            )
        ]

    # ------------------------------------------------------------ lasts

    @property
    def lasts(self) -> bool:
        """B does not pocket what it got and leave."""
        return all(map(self.case.goal_at, self._unanswered(self.case.target.id)))

    @property
    def lasts_because(self) -> str:
        """B has no wish to leave, or is held by the others' answer; for where it lasts."""
        world, start = self.case.world, self.case.state(self.y)
        leaving = world.improvements(self.case.target.id, start)
        return "itself" if all(map(self.case.goal_at, leaving)) else "held"

    # ------------------------------------------------------------ beside works

    @property
    def gains(self) -> bool:
        return self._a(self.y) > self._a(self.case.quo)

    @property
    def stands(self) -> bool:
        """After the third sides have moved, B still ranks what comes of y above what of z."""
        case = self.case
        yes, no = (rest(case, case.state(choice)) for choice in (self.y, self.z))
        worth = case.world.values
        return all(
            self._above(worth[case.target.id, one], worth[case.target.id, other])
            for one, other in product(yes, no)
        )


def third_sides(case: Case) -> list[str]:
    return [side for side in case.world.sides if side not in (case.asker.id, case.target.id)]


def third_sides_can_move(case: Case) -> bool:
    """Whether a side beside A and B has a move in some state."""
    return any(
        case.world.moves(side, state) for side in third_sides(case) for state in case.world.states
    )


def rest(case: Case, start: State) -> list[State]:
    """Where the third sides' improvements come to rest; if nowhere, all they pass through."""
    sides = third_sides(case)
    passed = oracle.legal_sequences(sides, start, case.world.improvements) | {start}
    ends = [s for s in passed if not any(case.world.improvements(side, s) for side in sides)]
    return ends or list(passed)


# ---------------------------------------------------------------- all packages


def every_package(case: Case) -> Iterator[Package]:
    """All 2^t x 2^o packages, fewer threats first."""
    for threats, offers in product(subsets(case.threats), list(subsets(case.offers))):
        yield Package(case, threats, offers)


def tried_alone(case: Case) -> dict[tuple[str, str], Package]:
    """Where nothing is marked: each option of the asker's alone, as a threat and as an offer."""
    if case.threats | case.offers:
        return {}
    nothing: Choice = frozenset()
    found = {}
    for option in sorted(ids(case.asker)):
        one = frozenset({option})
        found["threat", option] = Package(case.with_levers(one, nothing), one, nothing)
        found["offer", option] = Package(case.with_levers(nothing, one), nothing, one)
    return found


def some_works(packages: Iterable[Package]) -> Cell:
    """Whether one works; None where none could be told."""
    told = [package.works for package in packages if package.works is not None]
    return any(told) if told else None


def smallest_working(case: Case) -> set[tuple[Choice, Choice]]:
    """The (threats, offers) that work with no smaller package inside that works too."""
    work = {(p.threats, p.offers) for p in every_package(case) if p.works}
    return {
        one
        for one in work
        if not any(two != one and two[0] <= one[0] and two[1] <= one[1] for two in work)
    }


Key = tuple[frozenset[Choice], frozenset[Choice]]
"""The y and the z of a package."""


def same_packages(case: Case) -> Mapping[Key, list[Package]]:
    """Packages that say the same, with one y and one z; of each, one that works stands first."""
    found: dict[Key, list[Package]] = {}
    for package in every_package(case):
        if not package.reason:
            found.setdefault((frozenset(package.y), frozenset(package.z)), []).append(package)
    return {key: sorted(same, key=lambda p: not p.works) for key, same in found.items()}


def puttable(case: Case, levers: Choice) -> list[Choice]:
    """The largest sets of these levers that some choice that A can set has on."""
    sets = {there & levers for own in case.b_choices for there in case.settable(own)}
    return [one for one in sets if not any(one < other for other in sets)]
