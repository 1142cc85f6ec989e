"""Legal sequences: what a coalition can reach by moves in turn, nobody twice running."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.graph.graph import Graph


@dataclass(frozen=True, slots=True)
class Arc:
    """One move inside a sequence: who moves, from which place to which."""

    dm: int
    before: int
    after: int


def legal_sequences(
    graph: Graph, movers: Sequence[int], start: int, *, credible: bool = False
) -> Iterator[tuple[int, tuple[Arc, ...]]]:
    """Every place in R_H(start) with a shortest legal sequence to it; ``start`` apart.

    Breadth first over (place, last mover), as the rule that nobody moves twice running
    demands where moves do not chain (Fang, Hipel & Kilgour 1993). With ``credible`` every
    mover improves its own position at the moment it moves: R_H^+(start).
    """
    came: dict[tuple[int, int], tuple[int, int]] = {}
    seen = {start}
    queue: deque[tuple[int, int]] = deque([(start, -1)])
    while queue:
        here, last = queue.popleft()
        for dm in movers:
            if dm == last:
                continue
            step = graph.improvements if credible else graph.moves
            for there in step(dm, here):
                if (there, dm) in came:
                    continue
                came[there, dm] = (here, last)
                queue.append((there, dm))
                if there not in seen:
                    seen.add(there)
                    yield there, _path_back(came, (there, dm))


def _path_back(
    came: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]
) -> tuple[Arc, ...]:
    path = []
    while end in came:
        before = came[end]
        path.append(Arc(end[1], before[0], end[0]))
        end = before
        if end[1] < 0:
            break
    return tuple(reversed(path))
