"""Ask: can the threat work, what would, and what does the answer depend on?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, fields, is_dataclass
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from standoff.answers import evidence
from standoff.answers.answer import Answer, Assumption, Found, Settings, Values, Workable
from standoff.answers.assumed import Assumed, assumed_lines
from standoff.answers.ledger import (
    Column,
    Rows,
    Working,
    add_working,
    asked_about,
    ledger_cells,
    ledger_columns,
    one_for_each_id,
    studies_of,
    unpacked_cells,
)
from standoff.answers.package_evidence import largest_sets, package_evidence
from standoff.answers.question import CheckedQuestion, checked_question, held_out
from standoff.errors import DisputeError, RequestError
from standoff.graph.graph import Graph, compile_graph, side_ranks
from standoff.graph.memory import machine_memory
from standoff.graph.structure import Progress
from standoff.model.dispute import Dispute, Grounds
from standoff.studies import conditions
from standoff.studies.asking import Asking, ids
from standoff.studies.conditions import Condition, NoCondition
from standoff.studies.findings import Study
from standoff.studies.package import EDITION
from standoff.sweep.batches import Shared
from standoff.sweep.chunks import Chunks
from standoff.sweep.readings import Readings
from standoff.sweep.sweep import sweep_chunks
from standoff.sweep.where import open_workplace
from standoff.version import __version__

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from distributed import Client

    from standoff.sweep.checkpoint import Checkpoint

EVERY_READING = 2**16
"""Readings up to which all are computed; beyond, this many are drawn."""
COPIES = 3
"""Times that the cells of the ledger stand in memory at most."""


def ask(
    dispute: Dispute,
    *,
    by: str | None = None,
    target: str | None = None,
    goal: str | None = None,
    threats: Sequence[str] | None = None,
    offers: Sequence[str] | None = None,
    seed: int = 0,
    readings: int = EVERY_READING,
    on: int | str | Client | None = 1,
    resume: str | None = None,
    progress: Progress | None = None,
) -> Answer:
    """Answer the dispute's question, or the one that overrides it.

    ``threats`` and ``offers``, ids of the asker's options, replace those that the file marks.
    All readings are computed where there are at most ``readings``, else that many are drawn
    with ``seed``. ``on`` says where: in this many processes, on the dask cluster of a
    scheduler's address or a client, or with None in this process and from two seconds on in
    one for each core. What is done is kept in the file ``resume``, and what is kept there is
    not done again; neither changes the answer. ``progress`` is called with "readings", how
    many are done and how many there are.

    Raises:
        RequestError: for a question that cannot be asked, a cluster that does not answer or
            a file that cannot keep the sweep.
        DisputeError, TooLargeError: if a reading does not compile.
    """
    dispute = held_out(dispute, by, threats, offers)
    question = checked_question(dispute, by, target, goal)
    table = ledger_columns(dispute, question)
    chosen = _chosen_readings(dispute, readings, seed, len(table))
    rows = Rows(dispute, question, _ledger_chunks(dispute, chosen, table))
    marks = None if threats is None and offers is None else (threats or (), offers or ())
    settings = _answer_settings(dispute, question, chosen, seed, marks)
    with open_workplace(on) as place, _opened_checkpoint(resume, rows, settings) as kept:
        done_by = partial(sweep_chunks, workplace=place, kept=kept)
        values, working = _ledger_values(rows, len(table), done_by, progress)
    columns_kept = one_for_each_id(table, values)
    table, values = [table[n] for n in columns_kept], values[:, columns_kept]
    study = Study(_asking_as_written(dispute, question))
    tried, smallest = package_evidence(study)
    settlements_in_all, settlements = evidence.settlement_evidence(study)
    return Answer(
        dispute=dispute,
        goal=question.goal,
        settings=settings,
        version=__version__,
        edition=EDITION,
        digest=dispute_digest(dispute),
        found=tuple(_counted_findings(chosen, table, values)),
        readings=chosen,
        values=values,
        standing=evidence.standing_evidence(study),
        tried=tried,
        working=smallest,
        workable=tuple(_workable_packages(study.asking, chosen, working)),
        deters=study.asking.deters,
        levers_tried=study.levels,
        every_package=study.every_tried,
        largest=largest_sets(study),
        moved=evidence.lever_evidence(study),
        left_alone=evidence.left_alone(study),
        settlements_in_all=settlements_in_all,
        settlements=settlements,
        seen=evidence.view_evidence(study),
        assumptions=tuple(_all_assumptions(dispute, table, values[0], rows.chunks.size)),
    )


def _chosen_readings(dispute: Dispute, most: int, seed: int, width: int) -> Readings:
    """The readings to compute.

    Raises:
        RequestError: if they are none, or their findings do not fit into memory.
    """
    if most < 2 or seed < 0:
        raise RequestError("one reading is no sample, and seeds count from 0")
    chosen = Readings.all_or_drawn(dispute, most, seed)
    if (needed := COPIES * chosen.total * width) > machine_memory():
        raise RequestError(
            f"{width} findings in {chosen.total:,} readings need {needed >> 30:,} GB",
            "compute fewer with --readings",
        )
    return chosen


def _answer_settings(
    dispute: Dispute,
    question: CheckedQuestion,
    chosen: Readings,
    seed: int,
    marks: tuple[Sequence[str], Sequence[str]] | None,
) -> Settings:
    return Settings(
        dispute.sides[question.by].id,
        dispute.sides[question.target].id,
        question.goal.text,
        seed,
        len(chosen),
        chosen.sampled,
        None if marks is None else tuple(marks[0]),
        None if marks is None else tuple(marks[1]),
    )


def _ledger_chunks(dispute: Dispute, chosen: Readings, table: Sequence[Column]) -> Chunks:
    shared = Shared.find_shared(dispute, asked_about(dispute, table))
    return Chunks.for_graphs_like(chosen, shared, compile_graph(dispute))


def _opened_checkpoint(
    path: str | None, rows: Rows, settings: Settings
) -> AbstractContextManager[Checkpoint | None]:
    """The file that keeps what is done, where one is wanted."""
    if path is None:
        return nullcontext()
    from standoff.sweep.checkpoint import About, open_checkpoint

    about: About = {
        "standoff": __version__,
        "dispute": records_digest(rows.dispute),
        "size": rows.chunks.size,
        **asdict(settings),
    }
    return open_checkpoint(path, about)


def dispute_digest(dispute: Dispute) -> str:
    """The hash of the file a dispute was read from, or of its records if built in code."""
    return dispute.digest or records_digest(dispute)


def records_digest(dispute: Dispute) -> str:
    """The hash of everything that a dispute says, wherever it comes from."""
    return hashlib.sha256(json.dumps(_plain_records(dispute)).encode()).hexdigest()


def _plain_records(part: object) -> object:
    """Records as lists: the same on every machine, sets in order."""
    if is_dataclass(part):
        values = ((each.name, getattr(part, each.name)) for each in fields(part))
        return [type(part).__name__, [[k, _plain_records(v)] for k, v in values if k != "digest"]]
    if isinstance(part, Mapping):
        return sorted([str(key), _plain_records(value)] for key, value in part.items())
    if isinstance(part, frozenset):
        return sorted(map(str, part))
    return [_plain_records(each) for each in part] if isinstance(part, tuple) else str(part)


def _ledger_values(
    rows: Rows,
    width: int,
    done_by: Callable[[Rows, int], Iterator[tuple[int, bytes]]],
    progress: Progress | None,
) -> tuple[Values, Working]:
    """Every cell of the ledger, and the packages that work, as a sweep brings them."""
    readings = rows.chunks.readings
    values = np.empty((len(readings), width), dtype=np.int8)
    working: Working = {}
    done = 0
    if progress:
        progress("readings", 0, len(readings))
    for chunk, result in done_by(rows, len(rows.chunks)):
        numbers = rows.chunks.reading_numbers(chunk)
        values[numbers], found = unpacked_cells(result, (len(numbers), width))
        add_working(working, found, numbers, len(readings))
        done += len(numbers)
        if progress:
            progress("readings", done, len(readings))
    if done != len(readings):
        raise RequestError(
            f"only {done:,} of {len(readings):,} readings were computed", "ask again"
        )
    return values, working


def _asking_as_written(dispute: Dispute, question: CheckedQuestion) -> Asking:
    """The file as written, as a batch of one reading."""
    return Asking(_side_by_side([dispute]), question.by, question.target, question.goal)


def _side_by_side(disputes: Sequence[Dispute]) -> Graph:
    """One graph of disputes with the same states, with a column of ranks for each."""
    first, others = compile_graph(disputes[0]), disputes[1:]
    return first.with_ranks(
        [
            np.stack([first.ranks[dm], *(side_ranks(d, dm, first) for d in others)], axis=1)
            for dm in first.dms
        ]
    )


def _all_assumptions(
    dispute: Dispute, table: Sequence[Column], before: Values, together: int
) -> Iterator[Assumption]:
    """Every line marked as assumed; preferences and rules are struck to see what changes.

    As many lines ``together`` as a chunk has readings.
    """
    if dispute.grounds.assumes:
        yield Assumption("the dispute", dispute.grounds.assumes, False, ())
    for name, grounds in _unstruck_lines(dispute):
        if grounds.assumes:
            yield Assumption(name, grounds.assumes, False, ())
    lines = enumerate(assumed_lines(dispute))
    for _, group in groupby(lines, key=lambda each: (each[1].without.rules, each[0] // together)):
        yield from _struck_lines([line for _, line in group], table, before)


def _unstruck_lines(dispute: Dispute) -> Iterator[tuple[str, Grounds]]:
    """The lines that say who there is and what can be done, with their grounds."""
    yield from ((state.id, state.grounds) for state in dispute.states)
    for side in dispute.sides:
        yield side.id, side.grounds
        yield from ((option.id, option.grounds) for option in side.options)
        yield from ((f"{side.id}: {move}", move.grounds) for move in side.moves)
        yield from ((f"{side.id}: no move {move}", move.grounds) for move in side.no_moves)


def _struck_lines(
    lines: Sequence[Assumed], table: Sequence[Column], before: Values
) -> Iterator[Assumption]:
    """What changes without each of some lines; the states are the same without any of them."""
    try:
        graph = _side_by_side([line.without for line in lines])
        after = ledger_cells(table, studies_of(table, graph))
    except DisputeError:
        # Without this rule there are states that a ranking says nothing of.
        yield from (Assumption(line.name, line.assumes, False, ()) for line in lines)
        return
    for line, values in zip(lines, after, strict=True):
        changed = (table[n].finding.id for n in np.flatnonzero(values != before).tolist())
        yield Assumption(line.name, line.assumes, True, tuple(changed))


def _workable_packages(asking: Asking, chosen: Readings, working: Working) -> Iterator[Workable]:
    """The packages that work in some reading: those in most first, of several the smallest."""
    found = [
        Workable(
            threats=ids(threats, asking),
            offers=ids(offers, asking),
            on_if_complied=ids(y & ~offers, asking),
            on_if_defied=ids(z & ~threats, asking),
            base=bool(holds[0]),
            holds=int(holds.sum()),
            condition=None if chosen.sampled else conditions.condition(holds, chosen.answer_counts),
        )
        for (threats, offers, y, z), holds in working.values()
    ]
    places = {option.id: n for n, option in enumerate(asking.graph.dispute.options)}

    def order(each: Workable) -> tuple[object, ...]:
        return -each.holds, each.size, [places[id] for id in (*each.threats, *each.offers)]

    return iter(sorted(found, key=order))


def _counted_findings(chosen: Readings, table: Sequence[Column], values: Values) -> Iterator[Found]:
    """What was found, a finding for each column; equal columns have one condition."""
    sizes = chosen.answer_counts

    @cache
    def exact(holds: bytes) -> Condition | NoCondition:
        if chosen.sampled:
            return NoCondition.SAMPLED
        return conditions.condition(np.frombuffer(holds, dtype=bool), sizes)

    for column, each in zip(table, values.T, strict=True):
        counts = {value: int((each == value).sum()) for value in (1, 0, -1)}
        yield Found(
            id=column.finding.id,
            ours=column.finding.ours,
            base={1: True, 0: False, -1: None}[int(each[0])],
            holds=counts[1],
            fails=counts[0],
            missing=counts[-1],
            condition=exact((each == 1).tobytes()),
            influences=() if chosen.sampled else tuple(conditions.influences(each, sizes)),
            claim=column.claim,
        )
