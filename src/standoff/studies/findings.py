"""Findings: yes-or-no answers about a dispute under a reading, each with a stable id.

A finding is evaluated for all readings of a batch at once: 1 holds, 0 fails, -1 there is no
such state. The findings about threats, offers and levers are Standoff's own; see
``standoff.studies.threats`` and ``standoff.studies.levers``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute, OptionKind
from standoff.stability.concept import Concept
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, each
from standoff.studies.levers import Lever
from standoff.studies.package import Package, SharedAnswers
from standoff.studies.reach import reaches
from standoff.studies.values import Values, everywhere, values

MOST_PACKAGES = 2**12
"""Packages that are tried: all of twelve levers, of more those with the fewest."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A column of the ledger; ``ours`` marks what is not in the literature."""

    id: str
    values: Callable[[Study], Values]
    ours: bool = True


@dataclass(frozen=True, slots=True)
class Trial:
    """One of all packages over a batch: whether it works, and what it is told apart by.

    ``works`` and ``outcome``, the same for packages with one y and one z, have shape
    ``(draws,)``; the levers on in y and in z are those of the first draw in which it works.
    """

    threats: int
    offers: int
    works: Values
    outcome: npt.NDArray[np.uint64]
    complied: int
    defied: int

    @classmethod
    def of(cls, package: Package) -> Trial:
        """What is kept of a package."""
        levers = package.threats, package.offers
        return cls(*levers, package.works, package.outcome, *package.levers_on())


@dataclass(frozen=True)
class Study:
    """One batch of readings under a question; nothing is put to the test twice."""

    asking: Asking

    @cached_property
    def package(self) -> Callable[[int, int], Package]:
        """The package of some threats and offers."""
        return cache(partial(Package, self.shared))

    @cached_property
    def shared(self) -> SharedAnswers:
        return SharedAnswers(self.asking)

    @cached_property
    def marked_alone(self) -> tuple[Study, ...]:
        """Where nothing is marked: each option of the asker as a threat, then each as an offer."""
        asking = self.asking
        if asking.levers:
            return ()
        bits = list(each(asking.own.mask))
        marks = [(bit, 0) for bit in bits] + [(0, bit) for bit in bits]
        return tuple(Study(replace(asking, marks=each)) for each in marks)

    @cached_property
    def levels(self) -> int:
        """How many levers the packages that are tried have at most."""
        most, tried = 0, 1
        levers = self.asking.put_on.bit_count()
        while most < levers and tried + comb(levers, most + 1) <= MOST_PACKAGES:
            most += 1
            tried += comb(levers, most)
        return most

    @property
    def every_tried(self) -> bool:
        return self.levels == self.asking.put_on.bit_count()

    def trials(self) -> Iterator[Trial]:
        """Every conditional package that is tried, the smaller ones first."""
        asking = self.asking
        for size in range(self.levels + 1):
            for chosen in combinations(each(asking.put_on), size):
                levers = sum(chosen)
                threats, offers = levers & asking.threats, levers & asking.offers
                package = Package(self.shared, threats, offers)
                yield Trial.of(package)
        # Where nothing is marked, nothing at all has been tried but the empty package.
        for study in self.marked_alone:
            alone = study.asking
            package = study.package(alone.threats, alone.offers)
            yield Trial.of(package)

    @cached_property
    def tried(self) -> tuple[Trial, ...]:
        return tuple(self.trials())


# ---------------------------------------------------------------- where things stand


def frozen(study: Study) -> Values:
    """The status quo is a Nash equilibrium."""
    graph = study.asking.graph
    return values(study.asking.equilibria(NASH)[graph.status_quo])


def deadlock(study: Study) -> Values:
    """No legal sequence of improvements, by anyone, leads to the goal."""
    graph = study.asking.graph
    start = graph.state_place(graph.status_quo)
    return values(~reaches(graph, start, study.asking.goal_places, credible=True))


def settlements(asking: Asking) -> Holds:
    """Goal states that asker and target both rank above the status quo; (states, draws)."""
    graph = asking.graph
    positions, start = graph.structure.positions, graph.state_place(graph.status_quo)
    both = [
        graph.ranks[dm][positions] > graph.ranks[dm][start] for dm in (asking.by, asking.target)
    ]
    settled: Holds = both[0] & both[1] & graph.where_holds(asking.goal)[:, None]
    return settled


def _settlement(concept: Concept) -> Callable[[Study], Values]:
    def some(study: Study) -> Values:
        kept = settlements(study.asking) & study.asking.equilibria(concept)
        return values(np.asarray(kept.any(axis=0)))

    return some


# ---------------------------------------------------------------- packages and levers

PARTS = ("bites", "credible", "firm", "assured", "lasts", "works")

BESIDE = ("stands", "not_needed", "gains")
"""Findings that are told beside *works* and are no part of it."""


def _package(levers: Callable[[Asking], int], part: str) -> Callable[[Study], Values]:
    def test(study: Study) -> Values:
        asking = study.asking
        package = study.package(levers(asking) & asking.threats, levers(asking) & asking.offers)
        if not package.threats | package.offers:
            return everywhere(-1, asking.draws)
        if part == "not_needed":
            return np.where(package.told, study.package(0, 0).works, -1).astype(np.int8)
        result: Values = getattr(package, part)
        return result

    return test


def _alone(id: str, kind: OptionKind, part: str) -> Callable[[Study], Values]:
    """A part of the package of one lever; marked for the purpose where the file marks nothing."""

    def test(study: Study) -> Values:
        if not study.asking.levers:
            bit = study.asking.mask([id])
            wanted = (bit, 0) if kind is OptionKind.THREAT else (0, bit)
            study = next(each for each in study.marked_alone if each.asking.marks == wanted)
        return _package(only(id), part)(study)

    return test


def _some_package(study: Study) -> Values:
    """Some conditional package works; blank where none could be told, or not all were tried."""
    asked = (
        each for each in study.tried if not (each.threats | each.offers) & ~study.asking.levers
    )
    works = np.array([each.works for each in asked])
    best: Values = works.max(axis=0)
    return best if study.every_tried else np.where(best == 1, best, -1).astype(np.int8)


def _lever(part: Callable[[Asking], int], test: str) -> Callable[[Study], Values]:
    def moved(study: Study) -> Values:
        lever = Lever(study.asking, part(study.asking))
        result: Values = getattr(lever, test)
        return result

    return moved


def threats_on(asking: Asking) -> int:
    """The threats on at the status quo."""
    return asking.status_quo & asking.threats


def all_threats(asking: Asking) -> int:
    """Every threat that is on in some state that the asker can set."""
    return asking.put_on & asking.threats


def all_offers(asking: Asking) -> int:
    """Every offer that is on in some state that the asker can set."""
    return asking.put_on & asking.offers


# ---------------------------------------------------------------- the table


def findings(dispute: Dispute, by: int) -> tuple[Finding, ...]:
    """Every finding about a question that the side with number ``by`` asks.

    Threats and offers are options: in graph form nobody has any, and nothing is found about them.
    """
    if dispute.states:
        return tuple(_standing())
    return (*_standing(), *_packages(dispute, by), *_levers(dispute, by))


def _standing() -> Iterator[Finding]:
    yield Finding("frozen", frozen, ours=False)
    yield Finding("deadlock", deadlock, ours=False)
    yield Finding("settlement.seq", _settlement(SEQ))
    yield Finding("settlement.nash", _settlement(NASH))


def _packages(dispute: Dispute, by: int) -> Iterator[Finding]:
    threats, offers = levers_of(dispute, by)
    of_threats = PARTS + (BESIDE if len(dispute.sides) > 2 else BESIDE[1:])
    of_offers = tuple(part for part in of_threats if part != "credible")
    for id, levers in (("threats.all", all_threats), ("threats.on", threats_on)):
        yield from (Finding(f"{id}.{part}", _package(levers, part)) for part in of_threats)
    for id in threats:
        kind = OptionKind.THREAT
        yield from (Finding(f"threat.{id}.{p}", _alone(id, kind, p)) for p in of_threats)
    yield from (Finding(f"offers.all.{part}", _package(all_offers, part)) for part in of_offers)
    for id in offers:
        kind = OptionKind.OFFER
        yield from (Finding(f"offer.{id}.{p}", _alone(id, kind, p)) for p in of_offers)
    yield Finding("package.some.works", _some_package)


def _levers(dispute: Dispute, by: int) -> Iterator[Finding]:
    for test in ("idle", "counterproductive"):
        yield Finding(f"threats.on.{test}", _lever(threats_on, test))
    for id in marked(dispute, by, OptionKind.THREAT):
        for test in ("idle", "counterproductive"):
            yield Finding(f"threat.{id}.{test}", _lever(only(id), test))


def levers_of(dispute: Dispute, by: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the options tried as threats and as offers.

    Those that the file marks; where it marks none, every option of the side as both.
    """
    found = tuple(marked(dispute, by, kind) for kind in (OptionKind.THREAT, OptionKind.OFFER))
    every = tuple(option.id for option in dispute.sides[by].options)
    return (found[0], found[1]) if any(found) else (every, every)


def marked(dispute: Dispute, by: int, kind: OptionKind) -> tuple[str, ...]:
    """The ids of a side's options that the file marks with a kind."""
    return tuple(option.id for option in dispute.sides[by].options if option.kind is kind)


def only(id: str) -> Callable[[Asking], int]:
    """One option by its id, as a bit."""
    return lambda asking: asking.mask([id])
