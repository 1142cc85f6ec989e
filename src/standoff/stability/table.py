"""A solution as a table: a row for each state, and columns for options, ranks and stability."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from standoff.errors import RequestError
from standoff.graph.graph import Graph
from standoff.graph.structure import Holds, Places
from standoff.model.dispute import Dispute

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

Column = npt.NDArray[Any]


def ranks_from_best(graph: Graph, dm: int) -> Places:
    """A side's ranks of the states by their numbers: 1 is best, equal ones share a number."""
    rank = graph.ranks[dm][graph.structure.positions]
    worths, place = np.unique(rank, return_inverse=True)
    result: Places = len(worths) - place.reshape(-1)
    return result


def table_columns(graph: Graph, stability: Mapping[str, Holds]) -> Mapping[str, Column]:
    """The columns by their names; every column has a value for each state, in their order.

    ``stability`` holds, by a concept's key, which states are stable, shape ``(sides, states)``.

    ``text`` tells in words what a state of a graph form is. ``option.ID`` is Y or N, and empty
    where a merged state does not tell; ``rank.SIDE`` is 1 for what the side likes best;
    ``stable.CONCEPT.SIDE`` and ``equilibrium.CONCEPT`` are true or not.
    """
    keys = np.array(graph.patterns(), dtype=object)
    numbers = np.arange(len(graph))
    return {
        "number": numbers + 1,
        "state": keys,
        **_text_column(graph),
        "status_quo": numbers == graph.status_quo,
        **_option_columns(graph),
        **{
            f"rank.{side.id}": ranks_from_best(graph, dm)
            for dm, side in enumerate(graph.dispute.sides)
        },
        **_stability_columns(graph.dispute, stability),
    }


def _text_column(graph: Graph) -> Mapping[str, Column]:
    """What each state of a graph form is, in words."""
    if not graph.dispute.states:
        return {}
    texts = {each.id: str(each) for each in graph.dispute.states}
    return {"text": np.array([texts[key] for key in graph.patterns()], dtype=object)}


def _option_columns(graph: Graph) -> Mapping[str, Column]:
    keys = graph.patterns()
    marks = {"Y": "Y", "N": "N", "-": ""}
    return {
        f"option.{option.id}": np.array([marks[key[n]] for key in keys], dtype=object)
        for n, option in enumerate(graph.dispute.options)
    }


def _stability_columns(dispute: Dispute, stability: Mapping[str, Holds]) -> Mapping[str, Column]:
    columns: dict[str, Column] = {}
    for key, holds in stability.items():
        for side, row in zip(dispute.sides, holds, strict=True):
            columns[f"stable.{key}.{side.id}"] = row
        columns[f"equilibrium.{key}"] = np.logical_and.reduce(holds)
    return columns


def pandas_frame(columns: Mapping[str, Column]) -> pd.DataFrame:
    """A table's columns as a pandas frame, the states' keys as its index.

    Raises:
        RequestError: where pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise RequestError("a frame needs pandas", "install it with: pip install pandas") from None
    return pd.DataFrame(dict(columns)).set_index("state")
