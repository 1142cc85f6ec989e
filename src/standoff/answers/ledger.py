"""The ledger: a column for each finding and claim, a row for each reading."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.answers.answer import Values
from standoff.answers.question import CheckedQuestion, checked_question
from standoff.errors import DisputeError, RequestError, mistake
from standoff.graph.graph import Graph
from standoff.model.dispute import Claim, Dispute
from standoff.model.statement import Statement
from standoff.studies import claims
from standoff.studies.asking import Asking
from standoff.studies.findings import Finding, Study, findings
from standoff.sweep.batches import batches_by_graph
from standoff.sweep.chunks import Chunks


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
        for batch in batches_by_graph(
            self.dispute, self.chunks.readings, numbers, self.chunks.shared
        ):
            values[batch.places] = ledger_cells(table, batch.graph)
        return packed_cells(values)


def ledger_cells(table: Sequence[Column], graph: Graph) -> Values:
    """The rows of the readings that ride on a graph's ranks; shape (readings, columns)."""
    questions = dict.fromkeys(column.question for column in table)
    studies = {each: Study(Asking(graph, each.by, each.target, each.goal)) for each in questions}
    return np.stack([c.finding.values(studies[c.question]) for c in table], axis=1)


def packed_cells(values: Values) -> bytes:
    """Cells as bytes: to be sent and kept."""
    return zlib.compress((values + 1).astype(np.uint8).tobytes(), level=1)


def unpacked_cells(data: bytes, shape: tuple[int, int]) -> Values:
    """Cells from bytes.

    Raises:
        RequestError: for bytes that are not cells of this shape.
    """
    size = shape[0] * shape[1]
    try:
        raw = zlib.decompressobj().decompress(data, size + 1)
    except zlib.error:
        raw = b""
    marks = np.frombuffer(raw, dtype=np.uint8)
    if marks.size != size or marks.max(initial=0) > 2:
        raise RequestError("what was kept of the sweep is damaged", "begin with a new file")
    return marks.reshape(shape).astype(np.int8) - np.int8(1)
