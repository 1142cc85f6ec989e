"""Faults of our own: a stage that fails costs its sentence or itself, never the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType

from standoff.gather.records import Fault, Span

LONGEST = 200
"""Characters of an error that are kept."""


@dataclass(slots=True)
class Faults:
    """Collects the faults of one document while it is gathered."""

    found: list[Fault] = field(default_factory=list)

    def kept(self, stage: str, span: Span) -> Kept:
        """Notes what goes wrong in a stage at some characters, and lets the rest go on."""
        return Kept(self, stage, span)


@dataclass(frozen=True, slots=True)
class Kept:
    """A ``with`` block in which an error is noted, whatever it is, and costs no more than it."""

    faults: Faults
    stage: str
    span: Span

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        told = f"{type(error).__name__}: {error}"
        self.faults.found.append(Fault(self.stage, self.span, told[:LONGEST]))
        return True
