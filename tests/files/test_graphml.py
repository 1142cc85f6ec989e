"""State graphs as GraphML: what is in them, that they are XML, and that they end somewhere."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff
from standoff.errors import RequestError
from standoff.files import graphml
from standoff.model.dispute import Dispute
from tests import oracle
from tests.builders import side
from tests.strategies import barred, disputes, drawn

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
Part = dict[str, str]


def parsed(dispute: Dispute) -> ElementTree.Element:
    return ElementTree.fromstring("".join(graphml.write(dispute)))  # noqa: S314 - our own text


def told(root: ElementTree.Element, kind: str) -> list[Part]:
    """Nodes or edges with their attributes and data, by name."""
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{NAMESPACE}key")}
    return [
        dict(part.attrib)
        | {str(names[data.get("key")]): data.text or "" for data in part.iter(f"{NAMESPACE}data")}
        for part in root.iter(f"{NAMESPACE}{kind}")
    ]


@given(disputes(most_options=5) | barred(most_options=5) | drawn())
def test_nodes_are_states_and_edges_are_moves(dispute: Dispute) -> None:
    root, world = parsed(dispute), oracle.World(dispute)
    nodes = told(root, "node")
    assert [node["label"] for node in nodes] == oracle.states(dispute)
    assert [node["number"] for node in nodes] == [str(n + 1) for n in range(len(nodes))]
    today = [node for node in nodes if node["status quo"] == "true"]
    (label,) = (node["label"] for node in today)
    assert dispute.status_quo in world.state(label)
    words = {each.id: str(each) for each in dispute.states}
    for node, state in zip(nodes, world.states, strict=True):
        ids = [each for each in words or world.options if each in state[0]]
        assert node["text"] == (words[ids[0]] if words else ", ".join(ids))
    labels = {node["id"]: node["label"] for node in nodes}
    found = {
        (edge["side"], labels[edge["source"]], labels[edge["target"]], int(edge["gain"]))
        for edge in told(root, "edge")
    }
    assert found == {
        (each, world.label(here), world.label(there), gain(world, each, here, there))
        for each in world.sides
        for here in world.states
        for there in world.moves(each, here)
    }
    assert len(told(root, "edge")) == len(found)


def gain(world: oracle.World, mover: str, here: oracle.State, there: oracle.State) -> int:
    return world.better(mover, there, here) - world.better(mover, here, there)


def test_a_rank_of_1_is_the_best() -> None:
    nodes = told(parsed(standoff.load("prisoners-dilemma")), "node")
    ranks = {node["label"]: (node["rank of one"], node["rank of two"]) for node in nodes}
    assert ranks == {"NN": ("3", "3"), "YN": ("4", "1"), "NY": ("1", "4"), "YY": ("2", "2")}


def test_every_key_is_declared_with_its_kind() -> None:
    root = parsed(standoff.load("chicken"))
    keys = {key.get("id"): key.get("attr.type") for key in root.iter(f"{NAMESPACE}key")}
    assert {data.get("key") for data in root.iter(f"{NAMESPACE}data")} == set(keys)
    assert set(keys.values()) == {"string", "int", "boolean"}


@given(st.text(max_size=12), st.text(max_size=12))
def test_hostile_names_stay_text(title: str, name: str) -> None:
    base = standoff.load("chicken")
    sides = (replace(base.sides[0], name=name), base.sides[1])
    root = parsed(replace(base, title=title, sides=sides))
    assert len(told(root, "node")) == 4
    if title.isprintable() and name.isprintable() and name:
        assert root.findtext(f".//{NAMESPACE}desc") == title
        assert name in {edge["label"] for edge in told(root, "edge")}


def test_a_graph_that_nobody_could_draw_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    dispute = Dispute("Two", (side("ann", "a"), side("bob", "b")))
    monkeypatch.setattr(graphml, "MOST_MOVES", 7)
    with pytest.raises(RequestError) as caught:
        graphml.write(dispute)
    assert str(caught.value) == (
        "the graph would have up to 8 moves, more than 7; leave out options that decide nothing"
    )
    monkeypatch.setattr(graphml, "MOST_MOVES", 8)
    assert len(told(parsed(dispute), "edge")) == 8
