"""Verdicts on one state where nobody lists states.

Let ``ends`` be the states where a sanction may end. Those from which the others can lead there
are the least fixed point of ``held = ends or before_j(held)`` over all j but i, and s is stable
for i exactly if every improvement of i from s is held. Each round of the fixed point is kept:
walking back through them gives a shortest sanction. In option form moves chain, so that nobody
moves twice running on a shortest way (Fang, Hipel & Kilgour 1993).

The others never change i's own options, so only states are looked at that have them as an
improvement leaves them. What holds one improvement is small, what holds hundreds may be huge. So
most are first met by a few moves forward; what is left is looked at together as long as the
diagrams stay small, else in halves. With ten of sixty options that took seconds where looking
back from all ends at once took minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from standoff.stability.evidence import Met, Step, SymbolicVerdict, Verdict

if TYPE_CHECKING:
    from oxidd.bdd import BDDFunction

    from standoff.graph.symbolic import Symbolic

    Ends = Callable[[Symbolic, int, BDDFunction], BDDFunction]

TOLD = 20  # improvements of either kind that a verdict tells of; the others are counted
AHEAD = 2  # moves of the others that are tried from all improvements together
SMALL = 2**14  # nodes of a diagram up to which that is done
TOGETHER = 2**15  # nodes up to which several improvements are looked at together
ALONE = 2**18  # nodes up to which a single one is
PARTS = 2**10  # so many parts are looked at


def nowhere(graph: Symbolic, dm: int, better: BDDFunction) -> BDDFunction:
    """Nobody answers an improvement."""
    return graph.diagrams.constant(False)


def no_better(graph: Symbolic, dm: int, better: BDDFunction) -> BDDFunction:
    """Where i is no better off; ``better`` is where it is."""
    return graph.states & ~better


def no_way_out(graph: Symbolic, dm: int, better: BDDFunction) -> BDDFunction:
    """Where i is no better off, and no move of its own leads to where it is."""
    return no_better(graph, dm, better) & ~graph.before(dm, better, credible=False)


def by_diagrams(
    key: str, ends: Ends, *, credible: bool = False
) -> Callable[[Symbolic, int, int], Verdict]:
    """A verdict: stable if the others can lead from every improvement to an end.

    It raises MemoryError where that cannot be decided.
    """

    def verdict(graph: Symbolic, dm: int, s: int) -> Verdict:
        better = graph.above(dm, s)
        gains = better & graph.moves(dm, s)
        search = _Search(graph, dm, s, ends(graph, dm, better), credible)
        unmet = tuple(_step(graph, dm, s, s1) for s1 in islice(search.unmet(gains), TOLD))
        met = tuple(islice(search.met(), TOLD))
        if search.undecided and not unmet:
            raise MemoryError
        return SymbolicVerdict(
            key,
            graph.dispute.sides[dm].id,
            graph.state(s),
            not unmet,
            met,
            unmet,
            untold=graph.diagrams.count_combinations(gains) - len(met) - len(unmet),
        )

    return verdict


Rounds = list["BDDFunction"]
"""The states from which the others can lead to an end by at most 0, 1, 2, ... moves."""


@dataclass(slots=True)
class _Search:
    """What the others can do about a DM's improvements from a state."""

    graph: Symbolic
    dm: int
    state: int
    ends: BDDFunction
    credible: bool
    undecided: bool = False
    answered: list[BDDFunction] = field(default_factory=list)

    @property
    def others(self) -> list[int]:
        return [j for j in self.graph.dms if j != self.dm]

    def unmet(self, gains: BDDFunction) -> Iterator[int]:
        """The improvements that nothing holds, ascending; keeps those ``answered``."""
        left, looked_at = self._not_soon(gains), 0
        self.answered.append(gains & ~left)
        waiting = [left]
        while waiting and looked_at < PARTS:
            some, looked_at = waiting.pop(), looked_at + 1
            halves = self.graph.halves(self.dm, some)
            try:
                left, _ = self._held(some, TOGETHER if halves else ALONE)
            except MemoryError:
                self.graph.diagrams.forget()
                self.undecided |= not halves
                waiting.extend(halves)
                continue
            self.answered.append(some & ~left)
            yield from self.graph.listed(self.dm, self.state, left)
        self.undecided |= bool(waiting)

    def _not_soon(self, gains: BDDFunction) -> BDDFunction:
        """The improvements from which a few moves of the others lead to no end, as far as seen."""
        graph, left = self.graph, gains & ~self.ends
        now = left
        for _ in range(AHEAD):
            then = graph.diagrams.constant(False)
            for j in self.others:
                if now.node_count() > SMALL or not left.satisfiable():
                    return left
                there = graph.after(j, now, credible=self.credible)
                left &= ~graph.as_after(self.dm, there & self.ends)
                then |= there
            now = then & graph.as_after(self.dm, left)
        return left

    def _held(self, gains: BDDFunction, most: int) -> tuple[BDDFunction, Rounds]:
        """The improvements that nothing holds, and what holds the others.

        Whatever is held once is left out of further rounds.
        """
        graph, left = self.graph, gains
        rounds = [self.ends & graph.as_after(self.dm, gains)]
        while True:
            if rounds[-1].node_count() > most:
                raise MemoryError
            left &= ~rounds[-1]
            looked_at = rounds[-1] & graph.as_after(self.dm, left)
            held = looked_at
            for j in self.others:
                if (left & ~held).satisfiable():
                    held |= graph.before(j, looked_at, credible=self.credible)
            if held == looked_at:
                return left, rounds
            rounds.append(held)

    # ------------------------------------------------------------ evidence

    def met(self) -> Iterator[Met]:
        """The improvements that were answered, with a shortest sanction each."""
        graph, dm, s = self.graph, self.dm, self.state
        for some in self.answered:
            for s1 in graph.listed(dm, s, some):
                alone = graph.diagrams.alike(s1, range(graph.diagrams.options))
                try:
                    rounds = self._soon(alone) or self._held(alone, ALONE)[1]
                except MemoryError:
                    graph.diagrams.forget()
                    continue
                yield Met(_step(graph, dm, s, s1), tuple(self._sanction(s1, rounds)))

    def _soon(self, improvement: BDDFunction) -> Rounds:
        """What holds an improvement, of that what a few moves lead to; nothing if they do not."""
        layers = [improvement]
        while not (layers[-1] & self.ends).satisfiable():
            if len(layers) > AHEAD or layers[-1].node_count() > SMALL:
                return []
            layers.append(self._any_of(self.graph.after, layers[-1]))
        rounds = [layers.pop() & self.ends]
        for layer in reversed(layers):
            rounds.append(rounds[-1] | layer & self._any_of(self.graph.before, rounds[-1]))
        return rounds

    def _any_of(self, moved: Callable[..., BDDFunction], states: BDDFunction) -> BDDFunction:
        """Where one move of one of the others leads to or from."""
        found = self.graph.diagrams.constant(False)
        for j in self.others:
            found |= moved(j, states, credible=self.credible)
        return found

    def _sanction(self, s1: int, rounds: Rounds) -> Iterator[Step]:
        """A shortest way of the others from an improvement to an end."""
        here = s1
        left = next(n for n, held in enumerate(rounds) if self.graph.diagrams.holds(held, s1))
        for aim in reversed(rounds[:left]):
            j, there = next(self._towards(here, aim))
            yield _step(self.graph, j, here, there)
            here = there

    def _towards(self, here: int, aim: BDDFunction) -> Iterator[tuple[int, int]]:
        """Who of the others can move into an aim, and where to."""
        for j in self.others:
            moves = self.graph.moves(j, here, credible=self.credible)
            for there in self.graph.listed(j, here, moves & aim):
                yield j, there


def _step(graph: Symbolic, dm: int, before: int, after: int) -> Step:
    one, other = graph.worth(dm, before), graph.worth(dm, after)
    gain = (other > one) - (other < one)
    return Step(graph.dispute.sides[dm].id, graph.state(before), graph.state(after), gain)
