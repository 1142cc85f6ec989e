"""Writing ``.gmcr`` files: the file as written, in the conditions and rankings that GMCR+ knows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import numpy as np

from standoff.errors import RequestError, written_number
from standoff.files.gmcr.conditions import (
    ALWAYS,
    MOST_PARTS,
    NEVER,
    Conditions,
    TangledError,
    ordered_condition,
)
from standoff.files.gmcr.model import MOST_OPTIONS, MOVES, Condition
from standoff.graph.graph import Graph, compile_graph
from standoff.model.dispute import (
    NO_GROUNDS,
    DecisionMaker,
    Dispute,
    Moves,
    Option,
    OptionKind,
)
from standoff.model.walk import grounds_of
from standoff.preferences.ranks import priority_levels

VERSION = "0.3.13"
"""The version of gmcr-py whose files these are."""
MOST_RANKED = 2**16  # states that a ranking lists, a number for each and side

Written = Mapping[str, object]


def write(dispute: Dispute) -> str:
    """The dispute as a ``.gmcr`` text with the same states, moves and preferences.

    Its states keep their numbers. Preferences stay statements where every side has some that fit
    into conditions; else every side gets a ranking, as the format has it for all or for none.

    Raises:
        RequestError: for what the format cannot hold.
        DisputeError, TooLargeError: if a dispute whose states must be ranked does not compile.
    """
    if reasons := list(_unfit_reasons(dispute)):
        raise RequestError(f"a .gmcr file cannot hold this dispute: {'; '.join(reasons)}")
    conditions = Conditions(dispute)
    wants = _wants_as_statements(dispute, conditions)
    model = {
        "program": "gmcr-py",
        "version": VERSION,
        "options": list(map(_option_object, dispute.options)),
        "decisionMakers": _side_objects(dispute, wants or _wants_as_rankings(dispute)),
        "coalitions": list(range(len(dispute.sides))),
        "infeasibles": _infeasible_objects(dispute, conditions),
        "useManualPreferenceRanking": wants is None,
    }
    return json.dumps(model) + "\n"


def _unfit_reasons(dispute: Dispute) -> Iterator[str]:
    """What the format has no place for, and the answers would be others without."""
    if dispute.states:
        yield "it is in graph form, and the format has options only"
        return
    if any(side.no_moves for side in dispute.sides):
        yield "it bars moves from some states to others, and the format only those of one option"
    if dispute.merges:
        yield "it merges states, which the format cannot; take each [[merge]] out"
    for option in dispute.options:
        if option.moves is Moves.NEVER:
            yield f"its option {option.id} never changes, and in the format every option can"
    if len(dispute.options) > MOST_OPTIONS:
        yield f"it has {len(dispute.options)} options, more than {MOST_OPTIONS}"
    if not dispute.options:
        yield "it has no option"


def left_out(dispute: Dispute) -> tuple[str, ...]:
    """What a ``.gmcr`` file does not keep although no answer depends on it, by the file's keys.

    No stability does, that is; ``standoff ask`` needs most of it.
    """
    kinds = (option.kind is not OptionKind.OTHER for option in dispute.options)
    grounds = (each != NO_GROUNDS for each, _ in grounds_of(dispute))
    parts = {
        "status_quo": bool(dispute.status_quo),
        "judgement": bool(dispute.judgements),
        "view": bool(dispute.views),
        "question": dispute.question is not None,
        "claim": bool(dispute.claims),
        "kind": any(kinds),
        "term": bool(dispute.terms),
        "source": bool(dispute.sources) or any(grounds),
    }
    return tuple(part for part, there in parts.items() if there)


# ---------------------------------------------------------------- options, sides, conditions

_WAYS = {moves: word for word, moves in MOVES.items()}


def _option_object(option: Option) -> Written:
    return {"name": str(option), "permittedDirection": _WAYS[option.moves]}


def _side_objects(dispute: Dispute, wants: list[Written]) -> list[Written]:
    numbers = {option.id: number for number, option in enumerate(dispute.options)}
    return [
        {"name": str(side), "options": [numbers[option.id] for option in side.options], **own}
        for side, own in zip(dispute.sides, wants, strict=True)
    ]


def _condition_object(condition: Condition) -> object:
    """A plain AND, or an OR of ANDs."""
    parts = [[[option, "Y" if yes else "N"] for option, yes in part] for part in condition]
    return parts[0] if len(parts) == 1 else {"compound": True, "members": parts}


def _infeasible_objects(dispute: Dispute, conditions: Conditions) -> list[object]:
    """Each AND by itself: the program that these files are for cannot load an OR here."""
    found: dict[tuple[tuple[int, bool], ...], None] = {}
    for rule in dispute.rules:
        try:
            found.update(dict.fromkeys(ordered_condition(conditions.forbidden_by(rule))))
        except TangledError:
            raise RequestError(
                f"a .gmcr file cannot hold the rule “{rule}”: it forbids more than {MOST_PARTS} "
                "kinds of states",
                "split it into shorter rules",
            ) from None
    return [_condition_object((part,)) for part in found]


# ---------------------------------------------------------------- preferences


def _wants_as_statements(dispute: Dispute, conditions: Conditions) -> list[Written] | None:
    """Every side's preferences as conditions; None where some side has others."""
    if any(side.ranking or side.weights for side in dispute.sides):
        return None
    try:
        return [{"preferences": _conditions_of_side(side, conditions)} for side in dispute.sides]
    except TangledError:
        return None


def _conditions_of_side(side: DecisionMaker, conditions: Conditions) -> list[object]:
    """The statements in their order, less those that plainly hold everywhere or nowhere.

    Of statements that share a priority the number of true ones counts: so at first whether one of
    them holds, then whether two do, and so on.
    """
    wanted = (
        conditions.at_least_true(number, [each.statement for each in level])
        for level in priority_levels(side.prefers)
        for number in range(1, len(level) + 1)
    )
    return [
        _condition_object(ordered_condition(parts))
        for parts in wanted
        if parts not in (ALWAYS, NEVER)
    ]


def _wants_as_rankings(dispute: Dispute) -> list[Written]:
    """Every side's ranking of all states."""
    graph = compile_graph(dispute)
    if len(graph) > MOST_RANKED:
        raise RequestError(
            f"a .gmcr file would have to rank {written_number(len(graph))} states, more than "
            f"{MOST_RANKED:,}",
            "write what the sides want as short statements",
        )
    return [
        {"preferences": [], "preferenceRanking": _ranking_of_side(graph, dm)} for dm in graph.dms
    ]


def _ranking_of_side(graph: Graph, dm: int) -> list[object]:
    """The numbers of the states, best first, those that are equal in a list of their own."""
    rank = graph.ranks[dm][graph.structure.positions]
    places = (np.flatnonzero(rank == worth) + 1 for worth in np.unique(rank)[::-1])
    return [place.tolist() if len(place) > 1 else int(place[0]) for place in places]
