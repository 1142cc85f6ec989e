"""The ledger: a column for each finding and claim, a row for each reading."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.answers.answer import Values
from standoff.answers.question import CheckedQuestion, checked_question
from standoff.errors import DisputeError, RequestError, mistake
from standoff.graph.graph import Graph
from standoff.graph.structure import Holds
from standoff.model.dispute import Claim, Dispute
from standoff.model.statement import Statement
from standoff.studies import claims
from standoff.studies.asking import Asking
from standoff.studies.findings import MOST_PACKAGES, Finding, Study, findings
from standoff.sweep.batches import batches_by_graph
from standoff.sweep.chunks import Chunks
from standoff.sweep.readings import Numbers


@dataclass(frozen=True, slots=True)
class Column:
    """A finding or a claim, and the question it is about."""

    finding: Finding
    question: CheckedQuestion
    claim: Claim | None = None


def ledger_columns(dispute: Dispute, question: CheckedQuestion) -> list[Column]:
    """Findings and claims, in the order of the ledger.

    A claim is about the file's question, whatever question is asked now.
    """
    own = [Column(each, question) for each in findings(dispute, question.by)]
    ids = {each.finding.id for each in own}
    for i, judgement in enumerate(dispute.judgements):
        if judgement.id in ids:
            path = ("judgement", i, "id")
            raise DisputeError([mistake("claim-taken", path, id=judgement.id)])
    about = (_of_the_file(dispute) if dispute.claims else None) or question
    tested = (claims.finding(claim, dispute, about.by) for claim in dispute.claims)
    return own + [
        Column(finding, about, claim) for finding, claim in zip(tested, dispute.claims, strict=True)
    ]


def _of_the_file(dispute: Dispute) -> CheckedQuestion | None:
    """The file's own question, None where it has none that can be asked."""
    try:
        return checked_question(dispute, None, None, None)
    except RequestError:
        return None


def one_for_each_id(table: Sequence[Column], values: Values) -> list[int]:
    """The columns that are kept, one for each id.

    A claim may have the id of a finding if it says the same; else it is a mistake, and where
    another question than the file's is asked the finding keeps the column.
    """
    kept: dict[str, int] = {}
    for n, column in enumerate(table):
        id = column.finding.id
        if id not in kept or np.array_equal(values[:, n], values[:, kept[id]]):
            kept[id] = n
        elif column.question == table[kept[id]].question:
            i = sum(each.claim is not None for each in table[:n])
            raise DisputeError([mistake("claim-taken", ("claim", i, "id"), id=id)])
    return sorted(kept.values())


def asked_about(dispute: Dispute, table: Sequence[Column]) -> Iterator[Statement]:
    """The statements that the columns ask about."""
    yield from dict.fromkeys(column.question.goal for column in table)
    for claim in dispute.claims:
        yield from claims.statements(claim)


Announced = tuple[int, int, int, int]
"""A package as asked, its threats and its offers; then the levers on in y, and those on in z."""
Working = dict[tuple[int, int], tuple[Announced, Holds]]
"""Packages that work in some reading, by their threats and offers, and in which rows."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The ledger's rows for the readings of a chunk; the work of a sweep."""

    dispute: Dispute
    question: CheckedQuestion
    chunks: Chunks

    def __call__(self, chunk: int) -> bytes:
        """The rows of a chunk, packed."""
        table = ledger_columns(self.dispute, self.question)
        numbers = self.chunks.reading_numbers(chunk)
        values = np.empty((len(numbers), len(table)), dtype=np.int8)
        working: Working = {}
        for batch in batches_by_graph(
            self.dispute, self.chunks.readings, numbers, self.chunks.shared
        ):
            studies = studies_of(table, batch.graph)
            values[batch.places] = ledger_cells(table, studies)
            add_working(
                working, working_packages(studies[self.question]), batch.places, len(numbers)
            )
        return packed_cells(values, working)


def studies_of(table: Sequence[Column], graph: Graph) -> dict[CheckedQuestion, Study]:
    """A study of each question that columns are about, for the readings that ride on a graph."""
    questions = dict.fromkeys(column.question for column in table)
    return {each: Study(Asking(graph, each.by, each.target, each.goal)) for each in questions}


def ledger_cells(table: Sequence[Column], studies: Mapping[CheckedQuestion, Study]) -> Values:
    """The rows of the readings that the studies are about; shape (readings, columns)."""
    return np.stack([c.finding.values(studies[c.question]) for c in table], axis=1)


def add_working(to: Working, found: Working, places: Numbers, rows: int) -> None:
    """Packages that work in some rows, added to what is known of all ``rows``."""
    for key, (announced, holds) in found.items():
        _, every = to.setdefault(key, (announced, np.zeros(rows, dtype=bool)))
        every[places] = holds


def working_packages(study: Study) -> Working:
    """The packages that work in some reading.

    Those with one y and one z are one, which works if one of them does; it goes by the smallest.
    """
    if study.asking.graph.dispute.states:
        return {}
    outcomes = np.stack([trial.outcome for trial in study.tried])
    works = np.stack([trial.works == 1 for trial in study.tried])
    holds = np.zeros_like(works)
    # Many readings are alike in this; each kind is looked at once.
    kinds = np.ascontiguousarray(np.concatenate([outcomes, works.astype(np.uint64)]).T)
    rows = kinds.view(np.dtype((np.void, kinds.dtype.itemsize * kinds.shape[1]))).reshape(-1)
    _, firsts, kind = np.unique(rows, return_index=True, return_inverse=True)
    for number, draw in enumerate(firsts.tolist()):
        _, smallest, group = np.unique(outcomes[:, draw], return_index=True, return_inverse=True)
        holds[np.ix_(smallest[group[works[:, draw]]], kind == number)] = True
    return {
        (trial.threats, trial.offers): (
            (trial.threats, trial.offers, trial.complied, trial.defied),
            holds[n],
        )
        for n, trial in enumerate(study.tried)
        if holds[n].any()
    }


def packed_cells(values: Values, working: Working) -> bytes:
    """Cells and packages as bytes: to be sent and kept."""
    announced = [bits for package, _ in working.values() for bits in package]
    keys = np.array([len(working), *announced], dtype=np.int64)
    rows = [holds for _, holds in working.values()]
    holds = np.array(rows, dtype=bool).reshape(len(working), len(values))
    cells = (values + 1).astype(np.uint8)
    parts = (keys.tobytes(), np.packbits(holds, axis=1).tobytes(), cells.tobytes())
    return zlib.compress(b"".join(parts), level=1)


def unpacked_cells(data: bytes, shape: tuple[int, int]) -> tuple[Values, Working]:
    """Cells and packages from bytes.

    Raises:
        RequestError: for bytes that are not cells of this shape.
    """
    damaged = RequestError("what was kept of the sweep is damaged", "begin with a new file")
    rows, width = shape
    opened = zlib.decompressobj()
    try:
        head = opened.decompress(data, 8)
        count = int.from_bytes(head, "little")
        if len(head) < 8 or not 0 <= count <= MOST_PACKAGES * rows:
            raise damaged
        sizes = (32 * count, count * math.ceil(rows / 8), rows * width)
        raw = opened.decompress(opened.unconsumed_tail, sum(sizes) + 1)
    except zlib.error:
        raise damaged from None
    if len(raw) != sum(sizes):
        raise damaged
    keys = np.frombuffer(raw[: sizes[0]], dtype=np.int64).reshape(count, 4)
    packs = np.frombuffer(raw[sizes[0] : sizes[0] + sizes[1]], dtype=np.uint8)
    holds = np.unpackbits(packs.reshape(count, math.ceil(rows / 8)), axis=1, count=rows).astype(
        bool
    )
    marks = np.frombuffer(raw[sizes[0] + sizes[1] :], dtype=np.uint8)
    if marks.max(initial=0) > 2:
        raise damaged
    working: Working = {
        (threats, offers): ((threats, offers, y, z), row)
        for (threats, offers, y, z), row in zip(keys.tolist(), holds, strict=True)
    }
    return marks.reshape(shape).astype(np.int8) - np.int8(1), working
