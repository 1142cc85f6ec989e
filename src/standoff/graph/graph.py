"""A dispute under one reading, compiled: numbered states, moves, ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, product
from threading import Lock

import numpy as np

from standoff.errors import DisputeError, Mistake, mistake
from standoff.graph import feasible as rules
from standoff.graph.explicit import Explicit
from standoff.graph.layout import LayoutPlan, choose_plan
from standoff.graph.merging import Classes, common_pattern, merge_states, merged_graph
from standoff.graph.own_options import OwnOptions
from standoff.graph.structure import Field, Holds, Layout, Places, Progress, Reply, Structure
from standoff.model.dispute import Dispute, JudgementAnswer
from standoff.model.statement import Statement
from standoff.preferences.ranks import (
    Ranks,
    ranks_by_ranking,
    ranks_by_statements,
    ranks_by_weights,
)
from standoff.preferences.truth import Arrays, Truths, spread_over


class State(frozenset[str]):
    """A state: the ids of the options selected in it; in graph form its own id.

    ``pattern`` is its key, Y or N for each option of the dispute and ``-`` where a merged
    state does not tell; in graph form its id.
    """

    __slots__ = ("pattern",)
    pattern: str

    def __new__(cls, selected: frozenset[str], pattern: str) -> State:
        self = super().__new__(cls, selected)
        self.pattern = pattern
        return self

    def __reduce__(self) -> tuple[type[State], tuple[frozenset[str], str]]:
        return State, (frozenset(self), self.pattern)

    def __str__(self) -> str:
        return self.pattern

    def __repr__(self) -> str:
        return f"State({{{', '.join(sorted(self))}}}, {self.pattern!r})"


@dataclass(frozen=True)
class Graph:
    """A structure with a rank field for every decision maker.

    ``ranks[dm]`` has shape ``(places,)`` or ``(places, draws)``: higher is better, equal
    where indifferent. The combinations of options, or the states of a graph form, stand in a
    ``layout``. Where states are merged or moves barred, ``classes`` tells which combinations
    make up a state and ``merged`` is the graph between states.
    """

    dispute: Dispute
    layout: Layout
    ranks: tuple[Field, ...] = ()
    classes: Classes | None = None
    merged: Explicit | None = None

    @property
    def structure(self) -> Structure:
        """Who can move where."""
        return self.merged or self.layout

    @cached_property
    def truths(self) -> Truths[Arrays]:
        """The truth of statements over the layout's places."""
        return Truths(self.dispute, self.layout.space)

    @cached_property
    def dms(self) -> range:
        return range(len(self.dispute.sides))

    def best_move(self, dm: int, field: Field) -> Field:
        """The best that one move of dm can do, staying included."""
        return self.structure.best_move(dm, field)

    def held_by_others(self, dm: int, field: Field, *, credible: bool = False) -> Field:
        """The lowest value that the others can take dm to from each state.

        Staying is included; with ``credible`` they only make moves that improve their own
        position.
        """
        return self.held_by([j for j in self.dms if j != dm], field, credible=credible)

    def held_by(self, dms: Iterable[int], field: Field, *, credible: bool = False) -> Field:
        """The lowest value that some DMs together can lead to from each state, staying included."""
        return self.structure.held_by_coalition(field, [self._reply_of(j, credible) for j in dms])

    def _reply_of(self, dm: int, credible: bool) -> Reply:
        key = (dm, credible)
        with self._one_at_a_time:
            if key not in self._known_replies:
                self._known_replies[key] = self.structure.build_reply(
                    dm, self.ranks[dm] if credible else None
                )
        return self._known_replies[key]

    @cached_property
    def _one_at_a_time(self) -> Lock:
        return Lock()

    @cached_property
    def _known_replies(self) -> dict[tuple[int, bool], Reply]:
        return {}

    def moves(self, dm: int, place: int) -> list[int]:
        """R_dm(s): the places that dm can reach by one unilateral move."""
        return self.structure.moves(dm, place)

    def improvements(self, dm: int, place: int) -> list[int]:
        """R_dm^+(s): dm's unilateral improvements, its moves to states that it ranks higher."""
        rank, there = self.ranks[dm], np.array(self.moves(dm, place), dtype=np.int64)
        better: list[int] = there[rank[there] > rank[place]].tolist()
        return better

    def with_ranks(self, ranks: Sequence[Field]) -> Graph:
        """The same graph with other preferences, e.g. one column for each draw."""
        return replace(self, ranks=tuple(ranks))

    # ------------------------------------------------------------ names at the door

    @cached_property
    def codes(self) -> Places:
        """The code that stands for each state, in the order of their numbers."""
        return self.layout.codes if self.classes is None else self.classes.shown

    def __len__(self) -> int:
        return len(self.codes)

    def state(self, number: int) -> State:
        """The state with a number, counted from 0."""
        code = int(self.codes[number])
        if self.classes is None or number < self.classes.merged:
            return state_of_code(code, self.dispute)
        members = self.classes.member_codes(number)
        written = common_pattern(members, len(self.dispute.options))
        return State(rules.selected_ids(code, self.dispute), written)

    def state_at(self, place: int) -> State:
        """The state at a place of the fields."""
        return self.state(int(np.searchsorted(self.structure.positions, place)))

    def patterns(self) -> list[str]:
        """The keys of all states, in the order of their numbers."""
        if self.dispute.states:
            return [_state_key(code, self.dispute) for code in self.codes.tolist()]
        plain = len(self) if self.classes is None else self.classes.merged
        bits = np.arange(len(self.dispute.options))
        marks = np.where(self.codes[:plain, None] >> bits & 1, ord("Y"), ord("N"))
        text = marks.astype(np.uint8).tobytes().decode()
        width = len(bits)
        keys = [text[n * width : (n + 1) * width] for n in range(plain)]
        return keys + [self.state(number).pattern for number in range(plain, len(self))]

    def state_number(self, selected: frozenset[str]) -> int:
        """The number of the state in which exactly these options are selected.

        Raises:
            RequestError: if that is not a state.
        """
        code = rules.asked_code(selected, self.dispute)
        place = int(self.places_of(np.array([code]))[0])
        if place < 0:
            raise rules.no_state(selected)
        return int(np.searchsorted(self.structure.positions, place))

    @property
    def status_quo(self) -> int:
        """The number of the status quo."""
        return self.state_number(self.dispute.status_quo)

    @property
    def own_options(self) -> Sequence[OwnOptions]:
        """Each DM's options as bits of a code."""
        return self.layout.own_options

    def places_of(self, codes: Places) -> Places:
        """The place of each combination of options, -1 where it is not feasible."""
        if self.classes is not None:
            return self.classes.states_of(codes)
        return self.layout.places_of(codes)

    def fibre(self, dm: int, code: int) -> Places:
        """The feasible codes that differ from a code, feasible or not, in dm's options only."""
        return self.layout.fibre(dm, code)

    def where_holds(self, statement: Statement) -> Holds:
        """The states in which a statement holds; shape ``(states,)``."""
        holds: Holds = self.of_states(self.truths.truth_of(statement))
        return holds

    def of_states(self, values: Field) -> Field:
        """Of values over the layout's space those of the states; a merged one's is as shown."""
        return spread_over(values, self.layout.space)[self._shown_places]

    @cached_property
    def _shown_places(self) -> Places:
        return self.layout.places_of(self.codes)

    def state_place(self, number: int) -> int:
        """The place in fields of the state with a number."""
        return int(self.structure.positions[number])


def compile_graph(dispute: Dispute, progress: Progress | None = None) -> Graph:
    """Number the states, lay out the moves and rank the states for every side.

    Raises:
        DisputeError: if the rules leave no state, forbid the status quo, or a merge or a
            ranking does not fit.
        TooLargeError: if the states do not fit into memory.
    """
    layout = checked_plan(dispute).lay_out(progress)
    graph = Graph(dispute, layout)
    if not dispute.states and (dispute.merges or any(side.no_moves for side in dispute.sides)):
        merged = merge_states(dispute, layout.codes)
        graph = Graph(dispute, layout, (), merged, merged_graph(dispute, layout, merged))
    return graph.with_ranks([side_ranks(dispute, dm, graph) for dm in graph.dms])


def checked_plan(dispute: Dispute) -> LayoutPlan:
    """How a dispute's states will be laid out.

    Raises:
        DisputeError: if the rules leave no state or forbid the status quo.
        TooLargeError: if nobody can count the states.
    """
    planned = choose_plan(dispute)
    if found := list(rules.rule_mistakes(dispute, planned.rules_satisfiable)):
        raise DisputeError(found)
    return planned


def side_ranks(dispute: Dispute, dm: int, graph: Graph) -> Field:
    """One side's rank field over the places of a graph, shape ``(places,)``.

    ``dispute`` may be another reading than the graph's, as long as it has the same states.
    """
    side = dispute.sides[dm]
    if side.ranking:
        return _field_by_ranking(dispute, dm, graph)
    space = graph.layout.space
    truths = graph.truths if dispute is graph.dispute else Truths(dispute, space)
    if side.weights:
        ranks = ranks_by_weights(side.weights, truths)
    else:
        ranks = ranks_by_statements(side.prefers, truths)
    return (
        graph.of_states(ranks) if graph.merged else np.ascontiguousarray(spread_over(ranks, space))
    )


def _field_by_ranking(dispute: Dispute, index: int, graph: Graph) -> Ranks:
    side = dispute.sides[index]
    try:
        rank = ranks_by_ranking(
            side.ranking, graph.codes, lambda state: rules.state_code(state, dispute)
        )
    except KeyError as error:
        state = _state_key(int(error.args[0]), dispute)
        path = ("side", index, "ranking")
        raise DisputeError(
            [mistake("ranking-incomplete", path, side=str(side), state=state)]
        ) from None
    if graph.merged:
        return rank
    full = np.zeros(graph.layout.space.shape, dtype=rank.dtype).reshape(-1)
    full[graph.structure.positions] = rank
    return full


def state_of_code(code: int, dispute: Dispute) -> State:
    """The state that is no other's, by its code."""
    return State(rules.selected_ids(code, dispute), _state_key(code, dispute))


def _state_key(code: int, dispute: Dispute) -> str:
    """How a ranking writes a state."""
    if dispute.states:
        return dispute.states[code].id
    return "".join("Y" if code >> bit & 1 else "N" for bit in range(len(dispute.options)))


MOST_COMBINED = 256  # ways of answering the judgements that decide which states there are


def compile_mistakes(dispute: Dispute) -> list[Mistake]:
    """What keeps a dispute, or a reading of it, from compiling.

    All ways of answering the judgements that decide that, up to a number;
    a mistake in a reading stands at the first change that the reading makes.
    """
    deciding = [
        (i, [n for n, a in enumerate(each.answers) if not n or _decides_states(dispute, a)])
        for i, each in enumerate(dispute.judgements)
        if any(_decides_states(dispute, answer) for answer in each.answers)
    ]
    found: dict[str, Mistake] = {}
    for chosen in islice(product(*(answers for _, answers in deciding)), MOST_COMBINED):
        reading = [(i, n) for (i, _), n in zip(deciding, chosen, strict=True)]
        for each in _mistakes_under(dispute, reading):
            found.setdefault(f"{each.id} {each.path}", each)
        if found and not any(chosen):
            break
    return list(found.values())


def _decides_states(dispute: Dispute, answer: JudgementAnswer) -> bool:
    """Only terms and rules decide which states there are, and a ranking has to have them all."""
    ruling = {*dispute.definitions, *(rule.id for rule in dispute.rules)}
    return bool(answer.rankings) or any(id in ruling for id in answer.statements)


def _mistakes_under(dispute: Dispute, reading: list[tuple[int, int]]) -> list[Mistake]:
    """What is wrong in a reading, placed at the first change that it makes."""
    changed = [(i, n) for i, n in reading if n]
    if not changed:
        return _mistakes_of_one(dispute)
    answers = {dispute.judgements[i].id: dispute.judgements[i].answers[n].id for i, n in changed}
    try:
        found = _mistakes_of_one(dispute.under(answers))
    except DisputeError as error:
        found = list(error.mistakes)
    i, n = changed[0]
    path = ("judgement", i, "answer", n, "change")
    return [replace(each, path=path, offset=0, at_key=True) for each in found]


def _mistakes_of_one(dispute: Dispute) -> list[Mistake]:
    try:
        if dispute.merges or any(side.ranking for side in dispute.sides):
            compile_graph(dispute)
        else:
            checked_plan(dispute)
    except DisputeError as error:
        return list(error.mistakes)
    return []
