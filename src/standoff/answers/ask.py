"""Ask: can the threat work, what would, and what does the answer depend on?"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from standoff import __version__
from standoff.answers import evidence
from standoff.answers.answer import Answer, Assumption, Found, Settings, Values
from standoff.answers.assumed import Assumed, assumed_lines
from standoff.answers.question import Asked, asked
from standoff.errors import DisputeError, RequestError, mistake
from standoff.graph.graph import Graph, compile, side_ranks
from standoff.model.dispute import Claim, DecisionMaker, Dispute, Option, Reading
from standoff.studies import claims, conditions
from standoff.studies.asking import Asking
from standoff.studies.findings import Finding, Study, findings
from standoff.studies.readings import LARGEST_BATCH, batches

EVERY_READING = 2**16
"""Readings up to which all are computed; beyond, this many are drawn."""

Progress = Callable[[int, int], None]


def ask(
    dispute: Dispute,
    *,
    by: str | None = None,
    target: str | None = None,
    goal: str | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Answer:
    """Answer the dispute's question, or the one that overrides it.

    ``progress`` is called with readings done and readings in all.

    Raises:
        RequestError: for a question that cannot be asked.
        DisputeError, TooLargeError: if a reading does not compile.
    """
    question = asked(dispute, by, target, goal)
    readings, sampled = _readings(dispute, seed)
    named = _columns(dispute, question)
    values = _values(dispute, readings, named, progress)
    columns = _kept(named, values)
    table, values = [named[n] for n in columns], values[:, columns]
    settings = Settings(
        dispute.sides[question.by].id,
        dispute.sides[question.target].id,
        question.goal.text,
        seed,
        len(readings),
        sampled,
    )
    study = Study(_base(dispute, question))
    tried, working, every = evidence.packages(study)
    settlements_in_all, settlements = evidence.settlements(study)
    return Answer(
        dispute=dispute,
        goal=question.goal,
        settings=settings,
        version=__version__,
        digest=digest(dispute),
        found=tuple(_found(dispute, table, values, sampled)),
        readings=tuple(readings),
        values=values,
        standing=evidence.standing(study),
        tried=tried,
        working=working,
        every_package=every,
        moved=evidence.levers(study),
        left_alone=evidence.left_alone(study),
        settlements_in_all=settlements_in_all,
        settlements=settlements,
        seen=evidence.seen(study),
        assumptions=tuple(_assumptions(dispute, table, values[0])),
    )


def digest(dispute: Dispute) -> str:
    """The hash of the file a dispute was read from, or of its records if built in code."""
    if dispute.digest:
        return dispute.digest
    parts = repr((dispute.title, sorted(dispute.status_quo), dispute.sides, dispute.terms))
    rest = repr((dispute.rules, dispute.judgements, dispute.question, dispute.claims))
    merges = repr([(merge.when, sorted(merge.shown_as)) for merge in dispute.merges])
    return hashlib.sha256("\n".join((parts, rest, merges)).encode()).hexdigest()


def _readings(dispute: Dispute, seed: int) -> tuple[list[Reading], bool]:
    """All readings, or a sample with a seed where there are too many."""
    sizes = [len(judgement.answers) for judgement in dispute.judgements]
    if math.prod(sizes) <= EVERY_READING:
        return list(dispute.readings()), False
    rng = np.random.default_rng(seed)
    drawn = np.stack([rng.integers(size, size=EVERY_READING) for size in sizes], axis=1)
    drawn[0] = 0  # the file as written
    return [_reading(dispute, row) for row in drawn.tolist()], True


def _reading(dispute: Dispute, answers: Sequence[int]) -> Reading:
    return {
        judgement.id: judgement.answers[answer].id
        for judgement, answer in zip(dispute.judgements, answers, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Column:
    """A finding or a claim, and the question it is about."""

    finding: Finding
    question: Asked
    claim: Claim | None = None


def _columns(dispute: Dispute, question: Asked) -> list[_Column]:
    """Findings and claims, in the order of the ledger.

    A claim is about the file's question, whatever question is asked now.
    """
    own = [_Column(each, question) for each in findings(dispute, question.by)]
    ids = {each.finding.id for each in own}
    for i, judgement in enumerate(dispute.judgements):
        if judgement.id in ids:
            path = ("judgement", i, "id")
            raise DisputeError([mistake("claim-taken", path, id=judgement.id)])
    about = (_of_the_file(dispute) if dispute.claims else None) or question
    tested = (claims.finding(claim, dispute, about.by) for claim in dispute.claims)
    return own + [
        _Column(finding, about, claim)
        for finding, claim in zip(tested, dispute.claims, strict=True)
    ]


def _of_the_file(dispute: Dispute) -> Asked | None:
    """The file's own question, None where it has none that can be asked."""
    try:
        return asked(dispute, None, None, None)
    except RequestError:
        return None


def _kept(named: Sequence[_Column], values: Values) -> list[int]:
    """One column for each id.

    A claim may have the id of a finding if it says the same; else it is a mistake, and where
    another question than the file's is asked the finding keeps the column.
    """
    kept: dict[str, int] = {}
    for n, column in enumerate(named):
        id = column.finding.id
        if id not in kept or np.array_equal(values[:, n], values[:, kept[id]]):
            kept[id] = n
        elif column.question == named[kept[id]].question:
            i = sum(each.claim is not None for each in named[:n])
            raise DisputeError([mistake("claim-taken", ("claim", i, "id"), id=id)])
    return sorted(kept.values())


def _values(
    dispute: Dispute,
    readings: Sequence[Reading],
    table: Sequence[_Column],
    progress: Progress | None,
) -> Values:
    values = np.zeros((len(readings), len(table)), dtype=np.int8)
    questions = dict.fromkeys(column.question for column in table)
    about = [each.goal for each in questions]
    about += [s for claim in dispute.claims for s in claims.statements(claim)]
    done = 0
    for batch in batches(dispute, readings, about):
        studies = {
            each: Study(Asking(batch.graph, each.by, each.target, each.goal)) for each in questions
        }
        for n, column in enumerate(table):
            values[list(batch.numbers), n] = column.finding.values(studies[column.question])
        done += len(batch.numbers)
        if progress:
            progress(done, len(readings))
    return values


def _base(dispute: Dispute, question: Asked) -> Asking:
    """The file as written, as a batch of one reading."""
    return Asking(_side_by_side([dispute]), question.by, question.target, question.goal)


def _side_by_side(disputes: Sequence[Dispute]) -> Graph:
    """One graph of disputes with the same states, with a column of ranks for each."""
    first, others = compile(disputes[0]), disputes[1:]
    return first.with_ranks(
        [
            np.stack([first.ranks[dm], *(side_ranks(d, dm, first) for d in others)], axis=1)
            for dm in first.dms
        ]
    )


def _assumptions(
    dispute: Dispute, table: Sequence[_Column], before: Values
) -> Iterator[Assumption]:
    """Every line marked as assumed; preferences and rules are struck to see what changes."""
    if dispute.grounds.assumes:
        yield Assumption("the dispute", dispute.grounds.assumes, False, ())
    for side in dispute.sides:
        parts: tuple[DecisionMaker | Option, ...] = (side, *side.options)
        for part in parts:
            if part.grounds.assumes:
                yield Assumption(part.id, part.grounds.assumes, False, ())
    size = max(1, LARGEST_BATCH >> len(dispute.options))
    lines = enumerate(assumed_lines(dispute))
    for _, group in groupby(lines, key=lambda each: (each[1].without.rules, each[0] // size)):
        yield from _struck([line for _, line in group], table, before)


def _struck(
    lines: Sequence[Assumed], table: Sequence[_Column], before: Values
) -> Iterator[Assumption]:
    """What changes without each of some lines; the states are the same without any of them."""
    try:
        after = _at([line.without for line in lines], table)
    except DisputeError:
        # Without this rule there are states that a ranking says nothing of.
        yield from (Assumption(line.name, line.assumes, False, ()) for line in lines)
        return
    for line, values in zip(lines, after, strict=True):
        changed = (table[n].finding.id for n in np.flatnonzero(values != before).tolist())
        yield Assumption(line.name, line.assumes, True, tuple(changed))


def _at(disputes: Sequence[Dispute], table: Sequence[_Column]) -> Values:
    """Every finding for disputes with the same states as written; a row for each dispute."""
    graph = _side_by_side(disputes)
    questions = dict.fromkeys(column.question for column in table)
    studies = {q: Study(Asking(graph, q.by, q.target, q.goal)) for q in questions}
    rows = [column.finding.values(studies[column.question]) for column in table]
    return np.stack(rows, axis=1)


def _found(
    dispute: Dispute, table: Sequence[_Column], values: Values, sampled: bool
) -> Iterator[Found]:
    """What was found, a finding for each column; equal columns have one condition."""
    sizes = [len(judgement.answers) for judgement in dispute.judgements]
    exact = cache(lambda holds: conditions.condition(np.frombuffer(holds, dtype=bool), sizes))
    for column, each in zip(table, values.T, strict=True):
        counts = {value: int((each == value).sum()) for value in (1, 0, -1)}
        yield Found(
            id=column.finding.id,
            ours=column.finding.ours,
            base={1: True, 0: False, -1: None}[int(each[0])],
            holds=counts[1],
            fails=counts[0],
            missing=counts[-1],
            condition=None if sampled else exact((each == 1).tobytes()),
            influences=() if sampled else tuple(conditions.influences(each, sizes)),
            claim=column.claim,
        )
