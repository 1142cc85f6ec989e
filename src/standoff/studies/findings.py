"""Findings: yes-or-no answers about a dispute under a reading, each with a stable id.

A finding is evaluated for all readings of a batch at once: 1 holds, 0 fails, -1 there is no
such state. The findings about threats, offers and levers are Standoff's own; see
``standoff.studies.threats`` and ``standoff.studies.levers``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial

import numpy as np

from standoff.graph.structure import Holds
from standoff.model.dispute import Dispute, OptionKind
from standoff.stability.concept import Concept
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, subsets
from standoff.studies.levers import Lever
from standoff.studies.reach import reaches
from standoff.studies.threats import MOST_LEVERS, Compliance, Package, Refusal
from standoff.studies.values import Values, everywhere, values


@dataclass(frozen=True, slots=True)
class Finding:
    """A column of the ledger; ``ours`` marks what is not in the literature."""

    id: str
    values: Callable[[Study], Values]
    ours: bool = True


@dataclass(frozen=True)
class Study:
    """One batch of readings under a question; nothing is put to the test twice."""

    asking: Asking

    @cached_property
    def package(self) -> Callable[[int, int], Package]:
        """The package of some threats and offers.

        What a refusal meets depends on the threats alone, what compliance meets on the offers.
        """
        refusal = cache(partial(Refusal, self.asking))
        compliance = cache(partial(Compliance, self.asking))
        return cache(lambda threats, offers: Package(refusal(threats), compliance(offers)))

    def packages(self) -> Iterator[Package]:
        """Every conditional package, the smaller ones first."""
        asking = self.asking
        for levers in sorted(subsets(asking.levers), key=int.bit_count):
            yield self.package(levers & asking.threats, levers & asking.offers)


# ---------------------------------------------------------------- where things stand


def frozen(study: Study) -> Values:
    """The status quo is a Nash equilibrium."""
    graph = study.asking.graph
    return values(study.asking.equilibria(NASH)[graph.status_quo])


def deadlock(study: Study) -> Values:
    """No legal sequence of improvements, by anyone, leads to the goal."""
    graph = study.asking.graph
    start = graph.state_place(graph.status_quo)
    return values(~reaches(graph, start, goal_places(study.asking), credible=True))


def goal_places(asking: Asking) -> Holds:
    """Where the goal holds, over places."""
    result = np.zeros(len(asking.graph.ranks[0]), dtype=bool)
    result[asking.graph.structure.positions] = asking.graph.where_holds(asking.goal)
    return result


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

PARTS = ("bites", "credible", "assured", "works")


def _package(
    threats: Callable[[Asking], int], offers: Callable[[Asking], int], part: str
) -> Callable[[Study], Values]:
    def test(study: Study) -> Values:
        asking = study.asking
        package = study.package(threats(asking), offers(asking))
        if not package.threats | package.offers:
            return everywhere(-1, asking.draws)
        result: Values = getattr(package, part)
        return result

    return test


def _some_package(study: Study) -> Values:
    """Some conditional package of threats and offers works."""
    return values(np.logical_or.reduce([each.works == 1 for each in study.packages()]))


def _lever(
    on: Callable[[Asking], int], part: Callable[[Asking], int], test: str
) -> Callable[[Study], Values]:
    def moved(study: Study) -> Values:
        lever = Lever(study.asking, on(study.asking), part(study.asking))
        if not lever.part:
            return everywhere(-1, study.asking.draws)
        return lever.idle if test == "idle" else lever.counterproductive

    return moved


def threats_on(asking: Asking) -> int:
    """The threats on at the status quo."""
    return asking.status_quo & asking.threats


def _none(_: Asking) -> int:
    return 0


def _all_threats(asking: Asking) -> int:
    return asking.threats


def _all_offers(asking: Asking) -> int:
    return asking.offers


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
    yield from _tested("threats.all", _all_threats, _none, PARTS)
    yield from _tested("threats.on", threats_on, _none, PARTS)
    for id in marked(dispute, by, OptionKind.THREAT):
        yield from _tested(f"threat.{id}", _only(id), _none, PARTS)
    offers = ("bites", "assured", "works")
    yield from _tested("offers.all", _none, _all_offers, offers)
    for id in marked(dispute, by, OptionKind.OFFER):
        yield from _tested(f"offer.{id}", _none, _only(id), offers)
    options = dispute.sides[by].options
    if sum(option.kind is not OptionKind.OTHER for option in options) <= MOST_LEVERS:
        yield Finding("package.some.works", _some_package)


def _tested(
    id: str,
    threats: Callable[[Asking], int],
    offers: Callable[[Asking], int],
    parts: tuple[str, ...],
) -> Iterator[Finding]:
    for part in parts:
        yield Finding(f"{id}.{part}", _package(threats, offers, part))


def _levers(dispute: Dispute, by: int) -> Iterator[Finding]:
    for test in ("idle", "counterproductive"):
        yield Finding(f"threats.on.{test}", _lever(threats_on, threats_on, test))
    for id in marked(dispute, by, OptionKind.THREAT):
        for test in ("idle", "counterproductive"):
            lever = _lever(_added(id), _only(id), test)
            yield Finding(f"threat.{id}.{test}", lever)


def marked(dispute: Dispute, by: int, kind: OptionKind) -> tuple[str, ...]:
    """The ids of a side's options of one kind."""
    return tuple(option.id for option in dispute.sides[by].options if option.kind is kind)


def _only(id: str) -> Callable[[Asking], int]:
    return lambda asking: asking.mask([id])


def _added(id: str) -> Callable[[Asking], int]:
    return lambda asking: threats_on(asking) | asking.mask([id])
