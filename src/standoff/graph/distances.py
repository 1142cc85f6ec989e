"""How far it is from one place to others, by sweeps: complete for option form of any size.

A sweep goes from all places of one distance to the next at once. Of the places just reached from
which a mover can get to s, only the one that it ranks lowest counts: the move from there gains
most, or costs least. A minimum of its ranks over the reversed graph tells it for every s, so the
reductions of ``standoff.graph.structure`` are all that is needed, and the way is walked back from
its end. Moves chain in option form and two moves of one side cost no less than the one that they
make up, so that in a shortest way nobody moves twice running (Fang, Hipel & Kilgour 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.graph.graph import Graph
from standoff.graph.legal import Arc
from standoff.graph.option_form import OptionForm
from standoff.graph.own_options import OwnOptions
from standoff.graph.sparse import Sparse
from standoff.graph.structure import Field, Holds, Places, Reply, top_value
from standoff.model.dispute import Moves

Path = tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What moves cost, by the mover's gain: 1 better off, 0 as well off, -1 worse off.

    ``free`` is the least gain of a move without cost, ``made`` the least of any that is made.
    """

    free: int
    made: int

    def price_of(self, gain: int) -> int | None:
        """1 for a move that costs, 0 for one that does not, None for one that is not made."""
        if gain < self.made:
            return None
        return int(gain < self.free)


ANY_MOVES = Price(free=-1, made=-1)
IMPROVEMENTS = Price(free=1, made=1)
LEAST_COST = Price(free=0, made=-1)


def gain(graph: Graph, arc: Arc) -> int:
    """What a move does for its mover: 1, 0 or -1."""
    return _gain_sign(graph.ranks[arc.dm], arc)


def _gain_sign(rank: Field, arc: Arc) -> int:
    after, before = int(rank[arc.after]), int(rank[arc.before])
    return (after > before) - (after < before)


@dataclass(frozen=True, slots=True)
class Best:
    """The cheapest path to a place, and how the paths that are as cheap begin.

    ``firsts`` has for each side that can begin its first move, of several one that gains it most;
    those that cost nothing first, then in the order of the file. The path begins with the first.
    """

    path: Path
    firsts: Path


def first_moves(begin: Iterable[Arc], gain: Callable[[Arc], int]) -> list[Arc]:
    """Of moves that paths can begin with, in order, those to tell, as in ``Best.firsts``."""
    best: dict[int, Arc] = {}
    for arc in begin:
        if arc.dm not in best or gain(arc) > gain(best[arc.dm]):
            best[arc.dm] = arc
    return sorted(best.values(), key=lambda arc: (gain(arc) < 0, arc.dm))


# ---------------------------------------------------------------- ways in option form


def shortest(graph: Graph, start: int, ends: Sequence[int], price: Price) -> dict[int, Path] | None:
    """A path with the fewest costs, then the fewest moves, to each place that there is one to.

    None for graphs whose moves do not chain. Ranks have shape ``(places,)``.

    Raises:
        TooLargeError: if the moves of listed states do not fit into memory.
    """
    layout = graph.structure
    if not isinstance(layout, OptionForm | Sparse):
        return None
    sweeps = _Sweeps.both_ways(layout, np.arange(len(graph.ranks[0])), graph.ranks)
    far = sweeps.distances_from(start, ends, price)
    return {end: sweeps.path_to(far, end, price) for end in ends if far[end] < NEVER}


def cheapest(
    graph: Graph, start: int, ends: Iterable[int], *, direct: bool
) -> dict[int, Best] | None:
    """The same at the least cost, with how all the paths that are as cheap begin.

    With ``direct`` no option changes but those that are different at the end, each once.
    """
    layout = graph.structure
    if not isinstance(layout, OptionForm | Sparse):
        return None
    whole = _Sweeps.both_ways(layout, np.arange(len(graph.ranks[0])), graph.ranks)
    found = {}
    for end in ends:
        sweeps = (
            _Between.lay_out(graph, layout, start, end) if direct else _Between(whole, start, end)
        )
        if best := sweeps.best_path():
            found[end] = best
    return found


COST = 1 << 40  # moves that cost count before moves
NEVER = np.iinfo(np.int64).max
FEW = 16  # places whose moves are looked at one by one


@dataclass(frozen=True)
class _Sweeps:
    """Some of a graph's ``places``, the moves there and the same turned round, and ranks."""

    forward: OptionForm | Sparse
    backward: OptionForm | Sparse
    places: Places
    ranks: Sequence[Field]

    @classmethod
    def both_ways(
        cls, layout: OptionForm | Sparse, places: Places, ranks: Sequence[Field]
    ) -> _Sweeps:
        owns = tuple(own.turned_round for own in layout.own_options)
        turned = layout if owns == layout.own_options else layout.with_moves(owns)
        return cls(layout, turned, places, ranks)

    @cached_property
    def turned(self) -> _Sweeps:
        """The same the other way round: who gained by a move gains by making it backwards."""
        ranks = [int(rank.max()) - rank for rank in self.ranks]
        return _Sweeps(self.backward, self.forward, self.places, ranks)

    @cached_property
    def movers(self) -> list[int]:
        return [dm for dm, own in enumerate(self.forward.own_options) if not own.never_moves]

    @cached_property
    def replies(self) -> dict[int, Reply]:
        return {dm: self.backward.build_reply(dm) for dm in self.movers}

    @cached_property
    def roomy(self) -> dict[int, Field]:
        """The movers' ranks in a type with a number above all of them."""
        tops = {dm: int(self.ranks[dm].max()) + 1 for dm in self.movers}
        return {dm: self.ranks[dm].astype(np.min_scalar_type(top)) for dm, top in tops.items()}

    def distances_from(self, start: int, ends: Sequence[int], price: Price) -> Field:
        """For each place costs times ``COST`` plus moves; settled at the ends."""
        far = np.full(len(self.places), NEVER, dtype=np.int64)
        far[start] = 0
        waiting = {0}
        while waiting and (far[[*ends]] > min(waiting)).any():
            now = min(waiting)
            waiting.remove(now)
            here = far == now
            reached = np.flatnonzero(here)
            if not len(reached):
                continue
            then = {price.free: now + 1, price.made: now + 1 + (price.made < price.free) * COST}
            if len(reached) <= FEW:
                self._move_from_each(far, reached, then)
            else:
                self._move_from_all(far, here, then)
            waiting |= {*then.values()}
        return far

    def _move_from_each(self, far: Field, reached: Places, then: dict[int, int]) -> None:
        for place in reached.tolist():
            for dm in self.movers:
                rank = self.ranks[dm]
                there = np.array(self.forward.moves(dm, place), dtype=np.intp)
                for least, value in then.items():
                    made = (
                        there[_gains_enough(rank[place], rank[there], least)]
                        if least >= 0
                        else there
                    )
                    far[made] = np.minimum(far[made], value)

    def _move_from_all(self, far: Field, here: Holds, then: dict[int, int]) -> None:
        for dm in self.movers:
            rank = self.roomy[dm]
            lowest = self.replies[dm](np.where(here, rank, top_value(rank)))
            for least, value in then.items():
                made = (
                    _gains_enough(lowest, rank, least) if least >= 0 else lowest < top_value(rank)
                )
                far[made & (far > value)] = value

    def path_to(self, far: Field, end: int, price: Price) -> Path:
        """One of the cheapest paths to an end, walked back."""
        path: list[Arc] = []
        while far[end]:
            path.append(next(self.last_moves(far, end, price)))
            end = path[-1].before
        return tuple(self.outer_arc(arc) for arc in reversed(path))

    def last_moves(self, far: Field, end: int, price: Price) -> Iterator[Arc]:
        """The moves that can be the last of a cheapest path to an end, in the order of sides."""
        for dm in self.movers:
            for place in self.backward.moves(dm, end):
                arc = Arc(dm, place, end)
                paid = price.price_of(self.gain_of(arc))
                if paid is not None and far[place] == far[end] - 1 - paid * COST:
                    yield arc

    def gain_of(self, arc: Arc) -> int:
        return _gain_sign(self.ranks[arc.dm], arc)

    def outer_arc(self, arc: Arc) -> Arc:
        """A move as one between places of the graph."""
        return Arc(arc.dm, int(self.places[arc.before]), int(self.places[arc.after]))


def _gains_enough(before: Field, after: Field, least: int) -> Holds:
    """Where a mover is better off, or with 0 for ``least`` as well off."""
    gains: Holds = before < after if least else before <= after
    return gains


# ---------------------------------------------------------------- ways between two places


MOST_DIFFERENT = 16  # options that differ up to which all their combinations are laid out


@dataclass(frozen=True, slots=True)
class _Between:
    """The places and the moves that ways from one of them to another may use."""

    sweeps: _Sweeps
    start: int
    end: int

    @classmethod
    def lay_out(cls, graph: Graph, layout: OptionForm | Sparse, start: int, end: int) -> _Between:
        """What differs from the start in nothing but what the end does, and moves away from it."""
        inner: OptionForm | Sparse
        numbers = np.searchsorted(layout.positions, [start, end])
        begin, last = layout.codes[numbers].tolist()
        if isinstance(layout, OptionForm) or (begin ^ last).bit_count() <= MOST_DIFFERENT:
            places, inner = _combined_changes(layout, begin, begin ^ last)
            ends = [0, len(places) - 1]
        else:
            places = np.flatnonzero((layout.codes ^ begin) & ~(begin ^ last) == 0)
            inner = Sparse(
                [own.away_from(begin) for own in layout.own_options], layout.codes[places]
            )
            ends = np.searchsorted(places, [start, end]).tolist()
        return cls(_Sweeps.both_ways(inner, places, [rank[places] for rank in graph.ranks]), *ends)

    def best_path(self) -> Best | None:
        """The cheapest path and how all of them begin; None without one.

        Distances are counted from the end, so that the path is walked as it is told.
        """
        turned = self.sweeps.turned
        far = turned.distances_from(self.end, [self.start], LEAST_COST)
        if far[self.start] == NEVER:
            return None
        firsts = first_moves(self._moves_onward(far, self.start), self.sweeps.gain_of)
        path = [firsts[0]]
        while path[-1].after != self.end:
            path.append(self._moves_onward(far, path[-1].after)[0])
        outer_arc = self.sweeps.outer_arc
        return Best(tuple(map(outer_arc, path)), tuple(map(outer_arc, firsts)))

    def _moves_onward(self, far: Field, here: int) -> list[Arc]:
        """The moves that a cheapest path can go on with, in the order of sides and places."""
        turned = self.sweeps.turned.last_moves(far, here, LEAST_COST)
        moves = [Arc(arc.dm, arc.after, arc.before) for arc in turned]
        return sorted(moves, key=lambda arc: (arc.dm, int(self.sweeps.places[arc.after])))


def _combined_changes(
    layout: OptionForm | Sparse, begin: int, differs: int
) -> tuple[Places, OptionForm]:
    """Every combination of the options that differ, each as it was or changed: that is its bit."""
    codes, owns = np.array([begin], dtype=np.int64), []
    for own in layout.own_options:
        away = own.away_from(begin)
        bits = [bit for bit in range(len(own.ways)) if differs >> own.lowest + bit & 1]
        ways = tuple(
            Moves.NEVER if away.ways[bit] is Moves.NEVER else Moves.SELECT_ONLY for bit in bits
        )
        owns.append(OwnOptions(len(codes).bit_length() - 1, ways))
        for bit in bits:
            codes = np.concatenate([codes, codes ^ 1 << own.lowest + bit])
    places = layout.places_of(codes)
    return places, OptionForm(owns, places >= 0)
