"""What a section is, and what it draws on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from standoff.answers.answer import Answer
from standoff.files.pin import Document
from standoff.model.dispute import Dispute
from standoff.report.document import Block, Figure
from standoff.report.pictures.pictures import PICTURES
from standoff.report.subject import Subject
from standoff.report.wording.page import figures


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of: a subject, and the sources' documents by id, if at hand."""

    subject: Subject
    documents: Mapping[str, Document] = field(default_factory=dict)

    @property
    def dispute(self) -> Dispute:
        return self.subject.dispute

    @property
    def answer(self) -> Answer | None:
        return self.subject.answer


@dataclass(frozen=True, slots=True)
class Section:
    """``blocks`` gives nothing where there is nothing to say."""

    key: str
    title: str
    blocks: Callable[[Material], Iterator[Block]]


def picture_figures(material: Material, *keys: str) -> Iterator[Figure]:
    """The pictures with these keys, those that there are."""
    for each in PICTURES:
        if each.key in keys and (svg := each.draw(material.subject)) is not None:
            yield Figure(figures.CAPTIONS[each.key], svg)
