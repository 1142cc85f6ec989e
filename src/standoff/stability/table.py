"""A solution as a table: a row for each state, and columns for options, ranks and stability."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from standoff.errors import RequestError
from standoff.graph.graph import Graph
from standoff.graph.structure import Places

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

    from standoff.stability.solve import Solution

Column = npt.NDArray[Any]


def places(graph: Graph, dm: int) -> Places:
    """A side's ranks of the states by their numbers: 1 is best, equal ones share a number."""
    rank = graph.ranks[dm][graph.structure.positions]
    worths, place = np.unique(rank, return_inverse=True)
    result: Places = len(worths) - place.reshape(-1)
    return result


def columns(solution: Solution) -> Mapping[str, Column]:
    """The columns by their names; every column has a value for each state, in their order.

    ``text`` tells in words what a state of a graph form is. ``option.ID`` is Y or N, and empty
    where a merged state does not tell; ``rank.SIDE`` is 1 for what the side likes best;
    ``stable.CONCEPT.SIDE`` and ``equilibrium.CONCEPT`` are true or not.
    """
    graph, dispute = solution.graph, solution.dispute
    keys = np.array(graph.patterns(), dtype=object)
    numbers = np.arange(len(graph))
    return {
        "number": numbers + 1,
        "state": keys,
        **_texts(graph),
        "status_quo": numbers == graph.status_quo,
        **_options(graph),
        **{f"rank.{side.id}": places(graph, dm) for dm, side in enumerate(dispute.sides)},
        **_stability(solution),
    }


def _texts(graph: Graph) -> Mapping[str, Column]:
    """What each state of a graph form is, in words."""
    if not graph.dispute.states:
        return {}
    texts = {each.id: str(each) for each in graph.dispute.states}
    return {"text": np.array([texts[key] for key in graph.patterns()], dtype=object)}


def _options(graph: Graph) -> Mapping[str, Column]:
    keys = graph.patterns()
    marks = {"Y": "Y", "N": "N", "-": ""}
    return {
        f"option.{option.id}": np.array([marks[key[n]] for key in keys], dtype=object)
        for n, option in enumerate(graph.dispute.options)
    }


def _stability(solution: Solution) -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    for each in solution.concepts:
        holds = solution.holds(each.key)
        for side, row in zip(solution.dispute.sides, holds, strict=True):
            found[f"stable.{each.key}.{side.id}"] = row
        found[f"equilibrium.{each.key}"] = np.logical_and.reduce(holds)
    return found


def frame(solution: Solution) -> pd.DataFrame:
    """The same as a pandas frame, the states' keys as its index.

    Raises:
        RequestError: where pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise RequestError("a frame needs pandas", "install it with: pip install pandas") from None
    return pd.DataFrame(dict(columns(solution))).set_index("state")
