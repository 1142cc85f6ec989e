"""A dispute under one reading, compiled: numbered states, moves, ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, product

import numpy as np

from standoff.errors import DisputeError, Mistake, RequestError, mistake, nearest
from standoff.graph import feasible as rules
from standoff.graph.merging import Classes, classes, explicit, pattern
from standoff.graph.option_form import OptionForm
from standoff.graph.own import Own
from standoff.graph.structure import Field, Holds, Places, Reply, Structure
from standoff.model.dispute import Dispute, JudgementAnswer
from standoff.model.statement import Statement
from standoff.preferences.ranks import Ranks, by_ranking, by_statements
from standoff.preferences.truth import Truths


class State(frozenset[str]):
    """A state: the ids of the options selected in it.

    ``pattern`` is its key, Y or N for each option of the dispute and ``-`` where a merged
    state does not tell.
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
    where indifferent. ``classes`` is there where states are merged.
    """

    dispute: Dispute
    structure: Structure
    ranks: tuple[Field, ...]
    truths: Truths
    classes: Classes | None = None

    @cached_property
    def dms(self) -> range:
        return range(len(self.dispute.sides))

    def best_move(self, dm: int, field: Field) -> Field:
        """The best that one move of dm can do, staying included."""
        return self.structure.best_move(dm, field)

    def held(self, dm: int, field: Field, *, credible: bool = False) -> Field:
        """The lowest value that the others can take dm to from each state.

        Staying is included; with ``credible`` they only make moves that improve their own
        position.
        """
        return self.structure.held(field, [self._reply(j, credible) for j in self.dms if j != dm])

    def held_by_all(self, field: Field, *, credible: bool = False) -> Field:
        """The lowest value that everybody together can lead to from each state."""
        return self.structure.held(field, [self._reply(j, credible) for j in self.dms])

    def _reply(self, dm: int, credible: bool) -> Reply:
        key = (dm, credible)
        if key not in self._replies:
            self._replies[key] = self.structure.reply(dm, self.ranks[dm] if credible else None)
        return self._replies[key]

    @cached_property
    def _replies(self) -> dict[tuple[int, bool], Reply]:
        return {}

    def moves(self, dm: int, place: int) -> list[int]:
        """R_dm(s)."""
        return self.structure.moves(dm, place)

    def improvements(self, dm: int, place: int) -> list[int]:
        """R_dm^+(s): the moves to states that dm ranks strictly higher."""
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
        return self.structure.positions if self.classes is None else self.classes.shown

    def __len__(self) -> int:
        return len(self.codes)

    def state(self, number: int) -> State:
        """The state with a number, counted from 0."""
        code = int(self.codes[number])
        members: Places = np.array([code])
        if self.classes is not None and number >= self.classes.merged:
            members = self.classes.members(number)
        written = pattern(members, len(self.dispute.options))
        return State(rules.selected(code, self.dispute), written)

    def state_at(self, place: int) -> State:
        """The state at a place of the fields."""
        return self.state(int(np.searchsorted(self.structure.positions, place)))

    def patterns(self) -> list[str]:
        """The keys of all states, in the order of their numbers."""
        plain = len(self) if self.classes is None else self.classes.merged
        bits = np.arange(len(self.dispute.options))
        marks = np.where(self.codes[:plain, None] >> bits & 1, ord("Y"), ord("N"))
        text = marks.astype(np.uint8).tobytes().decode()
        width = len(bits)
        keys = [text[n * width : (n + 1) * width] for n in range(plain)]
        return keys + [self.state(number).pattern for number in range(plain, len(self))]

    def number(self, selected: frozenset[str]) -> int:
        """The number of the state in which exactly these options are selected.

        Raises:
            RequestError: if that is not a state.
        """
        known = [option.id for option in self.dispute.options]
        for id in sorted(selected - set(known)):
            raise RequestError(f"option “{id}” is not defined", nearest(id, known))
        code = rules.code(selected, self.dispute)
        if self.classes is not None and self.classes.of[code] >= 0:
            return int(self.classes.of[code])
        place = int(np.searchsorted(self.codes, code))
        if self.classes is None and place < len(self) and self.codes[place] == code:
            return place
        raise RequestError(f"{{{', '.join(sorted(selected))}}} is not a state: a rule forbids it")

    @property
    def status_quo(self) -> int:
        """The number of the status quo."""
        return self.number(self.dispute.status_quo)

    @cached_property
    def owns(self) -> tuple[Own, ...]:
        """Each DM's options as bits of a code."""
        return tuple(_owns(self.dispute))

    def places_of(self, codes: Places) -> Places:
        """The place of each combination of options, -1 where it is not feasible."""
        if self.classes is not None:
            return self.classes.of[codes]
        return np.where(self._feasible[codes], codes, -1)

    @cached_property
    def _feasible(self) -> Holds:
        feasible = np.zeros(1 << len(self.dispute.options), dtype=bool)
        feasible[self.codes] = True
        return feasible

    def where(self, statement: Statement) -> Holds:
        """The states in which a statement holds; shape ``(states,)``."""
        holds: Holds = self.truths.cube(self.truths.of(statement))[self.codes]
        return holds

    def place(self, number: int) -> int:
        """The place in fields of the state with a number."""
        return int(self.structure.positions[number])


def compile(dispute: Dispute) -> Graph:
    """Number the states, lay out the moves and rank the states for every side.

    Raises:
        DisputeError: if the rules leave no state, forbid the status quo, or a merge or a
            ranking does not fit.
        TooLargeError: if the states do not fit into memory.
    """
    rules.room_for(dispute)
    truths = Truths(dispute)
    feasible = np.ascontiguousarray(truths.cube(rules.all_kept(dispute.rules, truths)))
    if found := list(rules.mistakes(dispute, feasible, truths)):
        raise DisputeError(found)
    option_form = OptionForm(_owns(dispute), feasible)
    if not dispute.merges:
        graph = Graph(dispute, option_form, (), truths)
    else:
        merged = classes(dispute, feasible, truths)
        graph = Graph(dispute, explicit(option_form, merged), (), truths, merged)
    return graph.with_ranks([side_ranks(dispute, dm, graph) for dm in graph.dms])


def _owns(dispute: Dispute) -> list[Own]:
    owns, lowest = [], 0
    for side in dispute.sides:
        owns.append(Own(lowest, tuple(option.moves for option in side.options)))
        lowest += len(side.options)
    return owns


def side_ranks(dispute: Dispute, dm: int, graph: Graph) -> Field:
    """One side's rank field over the places of a graph, shape ``(places,)``.

    ``dispute`` may be another reading than the graph's, as long as it has the same states.
    """
    side = dispute.sides[dm]
    if side.ranking:
        full = _ranked(dispute, dm, graph.codes)
    else:
        truths = graph.truths if dispute is graph.dispute else Truths(dispute)
        full = truths.cube(by_statements(side.prefers, truths))
    return np.ascontiguousarray(full if graph.classes is None else full[graph.codes])


def _ranked(dispute: Dispute, index: int, codes: Places) -> Ranks:
    side = dispute.sides[index]
    bits = {option.id: bit for bit, option in enumerate(dispute.options)}
    try:
        rank = by_ranking(side, codes, bits)
    except KeyError as error:
        state = pattern(np.array([error.args[0]]), len(bits))
        path = ("side", index, "ranking")
        raise DisputeError(
            [mistake("ranking-incomplete", path, side=str(side), state=state)]
        ) from None
    full = np.zeros(1 << len(bits), dtype=rank.dtype)
    full[codes] = rank
    return full


MOST_COMBINED = 256  # ways of answering the judgements that decide which states there are


def problems(dispute: Dispute) -> list[Mistake]:
    """What keeps a dispute, or a reading of it, from compiling.

    All ways of answering the judgements that decide which states there are, up to a number;
    a mistake in a reading stands at the first change that the reading makes.
    """
    deciding = [
        (i, [n for n, answer in enumerate(judgement.answers) if not n or _decides(dispute, answer)])
        for i, judgement in enumerate(dispute.judgements)
        if any(_decides(dispute, answer) for answer in judgement.answers)
    ]
    found: dict[str, Mistake] = {}
    for chosen in islice(product(*(answers for _, answers in deciding)), MOST_COMBINED):
        reading = [(i, n) for (i, _), n in zip(deciding, chosen, strict=True)]
        for each in _under(dispute, reading):
            found.setdefault(f"{each.id} {each.path}", each)
        if found and not any(chosen):
            break
    return list(found.values())


def _decides(dispute: Dispute, answer: JudgementAnswer) -> bool:
    """Only terms and rules decide which states there are."""
    ruling = {*dispute.definitions, *(rule.id for rule in dispute.rules)}
    return any(id in ruling for id in answer.statements)


def _under(dispute: Dispute, reading: list[tuple[int, int]]) -> list[Mistake]:
    """What is wrong in a reading, placed at the first change that it makes."""
    changed = [(i, n) for i, n in reading if n]
    if not changed:
        return _problem(dispute)
    answers = {dispute.judgements[i].id: dispute.judgements[i].answers[n].id for i, n in changed}
    try:
        found = _problem(dispute.under(answers))
    except DisputeError as error:
        found = list(error.mistakes)
    i, n = changed[0]
    path = ("judgement", i, "answer", n, "change")
    return [replace(each, path=path, offset=0, at_key=True) for each in found]


def _problem(dispute: Dispute) -> list[Mistake]:
    try:
        compile(dispute)
    except DisputeError as error:
        return list(error.mistakes)
    return []
