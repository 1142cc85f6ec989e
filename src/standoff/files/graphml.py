"""State graphs for programs that draw graphs: GraphML, as Gephi and yEd read it.

A node is a state; an edge is a move of one side, and its data say whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from standoff.errors import RequestError, plain, written_number
from standoff.graph.graph import Graph, State, compile_graph
from standoff.graph.moves import all_moves, most_moves
from standoff.model.dispute import Dispute
from standoff.stability.table import ranks_from_best

MOST_MOVES = 2**22  # some 600 MB of text

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
                             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
TAIL = " </graph>\n</graphml>\n"

Value = str | int | bool
NODE: Mapping[str, type] = {"label": str, "text": str, "number": int, "status quo": bool}
EDGE: Mapping[str, type] = {"label": str, "side": str, "gain": int}
TYPES: Mapping[type, str] = {bool: "boolean", int: "int", str: "string"}


def write(dispute: Dispute) -> Iterator[str]:
    """The state graph of the dispute as written, as a text in parts.

    Raises:
        RequestError: for more moves than such programs draw.
        DisputeError, TooLargeError: if the dispute does not compile.
    """
    graph = compile_graph(dispute)
    if (number := most_moves(graph)) > MOST_MOVES:
        raise RequestError(
            f"the graph would have up to {written_number(number)} moves, more than {MOST_MOVES:,}",
            "leave out options that decide nothing",
        )
    return _document_parts(graph)


def _document_parts(graph: Graph) -> Iterator[str]:
    ranks = {f"rank of {side.id}": int for side in graph.dispute.sides}
    node, edge = _Keys("node", {**NODE, **ranks}), _Keys("edge", EDGE)
    yield HEAD
    yield from node.key_lines()
    yield from edge.key_lines()
    yield ' <graph id="states" edgedefault="directed">\n'
    yield f"  <desc>{escape(plain(graph.dispute.title))}</desc>\n"
    yield from _node_lines(graph, node)
    for dm in graph.dms:
        yield from _edge_lines(graph, dm, edge)
    yield TAIL


@dataclass(frozen=True)
class _Keys:
    """What is told of every node, or of every edge: names and kinds of values."""

    of: str
    names: Mapping[str, type]

    def key_lines(self) -> Iterator[str]:
        for number, (name, kind) in enumerate(self.names.items()):
            told = f'attr.name={quoteattr(name)} attr.type="{TYPES[kind]}"'
            yield f' <key id="{self.of}{number}" for="{self.of}" {told}/>\n'

    def data_elements(self, *values: Value) -> str:
        """One value for each name."""
        parts = enumerate(zip(self.names, values, strict=True))
        return "".join(
            f'<data key="{self.of}{n}">{_written_value(v)}</data>' for n, (_, v) in parts
        )


def _node_lines(graph: Graph, keys: _Keys) -> Iterator[str]:
    ranks = [ranks_from_best(graph, dm) for dm in graph.dms]
    today = graph.status_quo
    for number in range(len(graph)):
        state = graph.state(number)
        own = (int(rank[number]) for rank in ranks)
        text = _state_words(state, graph.dispute)
        data = keys.data_elements(state.pattern, text, number + 1, number == today, *own)
        yield f'  <node id="s{number + 1}">{data}</node>\n'


def _state_words(state: State, dispute: Dispute) -> str:
    """The ids of what is selected; in graph form the state's own words."""
    if dispute.states:
        return next(str(each) for each in dispute.states if each.id in state)
    return ", ".join(option.id for option in dispute.options if option.id in state)


def _edge_lines(graph: Graph, dm: int, keys: _Keys) -> Iterator[str]:
    side, rank = graph.dispute.sides[dm], ranks_from_best(graph, dm)
    origins, targets = all_moves(graph, dm)
    gains = np.sign(rank[origins] - rank[targets])
    for here, there, gain in zip(origins.tolist(), targets.tolist(), gains.tolist(), strict=True):
        ends = f'source="s{here + 1}" target="s{there + 1}"'
        yield f"  <edge {ends}>{keys.data_elements(str(side), side.id, gain)}</edge>\n"


def _written_value(value: Value) -> str:
    """A value as text; marks that no XML may hold are written out."""
    return str(value).lower() if isinstance(value, bool) else escape(plain(str(value)))
