"""Ask: can the threat work, what would, and what does the answer depend on?"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff import __version__
from standoff.answers import evidence
from standoff.answers.answer import Answer, Assumption, Found, Settings, Values
from standoff.answers.assumed import assumed_lines
from standoff.answers.question import Asked, asked
from standoff.errors import DisputeError, RequestError, mistake
from standoff.graph.graph import compile
from standoff.model.dispute import Claim, DecisionMaker, Dispute, Option, Reading
from standoff.studies import claims, conditions
from standoff.studies.asking import Asking
from standoff.studies.findings import Finding, Study, findings
from standoff.studies.readings import batches

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
        found=tuple(_found(dispute, named[n], values[:, n], sampled) for n in columns),
        readings=tuple(readings),
        values=values[:, columns],
        standing=evidence.standing(study),
        tried=tried,
        working=working,
        every_package=every,
        moved=evidence.levers(study),
        left_alone=evidence.left_alone(study),
        settlements_in_all=settlements_in_all,
        settlements=settlements,
        seen=evidence.seen(study),
        assumptions=tuple(_assumptions(dispute, [named[n] for n in columns])),
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
    graph = compile(dispute)
    columns = graph.with_ranks([rank[:, None] for rank in graph.ranks])
    return Asking(columns, question.by, question.target, question.goal)


def _assumptions(dispute: Dispute, table: Sequence[_Column]) -> Iterator[Assumption]:
    """Every line marked as assumed; preferences and rules are struck to see what changes."""
    if dispute.grounds.assumes:
        yield Assumption("the dispute", dispute.grounds.assumes, False, ())
    for side in dispute.sides:
        parts: tuple[DecisionMaker | Option, ...] = (side, *side.options)
        for part in parts:
            if part.grounds.assumes:
                yield Assumption(part.id, part.grounds.assumes, False, ())
    lines = list(assumed_lines(dispute))
    before = _at(dispute, table) if lines else []
    for line, assumes, without in lines:
        try:
            after = _at(without, table)
        except DisputeError:
            # Without this rule there are states that a ranking says nothing of.
            yield Assumption(line, assumes, False, ())
            continue
        rows = zip(table, before, after, strict=True)
        changed = (column.finding.id for column, old, new in rows if old != new)
        yield Assumption(line, assumes, True, tuple(changed))


def _at(dispute: Dispute, table: Sequence[_Column]) -> list[int]:
    """Every finding for a file as written."""
    questions = dict.fromkeys(column.question for column in table)
    studies = {each: Study(_base(dispute, each)) for each in questions}
    return [int(column.finding.values(studies[column.question])[0]) for column in table]


def _found(dispute: Dispute, column: _Column, values: Values, sampled: bool) -> Found:
    sizes = [len(judgement.answers) for judgement in dispute.judgements]
    counts = {value: int((values == value).sum()) for value in (1, 0, -1)}
    return Found(
        id=column.finding.id,
        ours=column.finding.ours,
        base={1: True, 0: False, -1: None}[int(values[0])],
        holds=counts[1],
        fails=counts[0],
        missing=counts[-1],
        condition=None if sampled else conditions.condition(values == 1, sizes),
        influences=() if sampled else tuple(conditions.influences(values, sizes)),
        claim=column.claim,
    )
