"""The work on one document, wherever it is done: it is read, and gathered from.

A worker loads the model and the actors once, for the first document it gets.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import Any, cast, overload

from standoff.errors import RequestError
from standoff.files.document import document_bytes
from standoff.gather import annotate
from standoff.gather.cast import actor_file
from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.documents.doubts import doubts
from standoff.gather.documents.read import read
from standoff.gather.dossier.rows import rows
from standoff.gather.model import load
from standoff.gather.records import Document
from standoff.gather.run.files import File


class Numbered(int):
    """The number of a document to be done, which takes along the files that hold it.

    All of them have the same bytes. Where their names end differently each may say what the
    bytes are, so the first that can be read counts.
    """

    files: tuple[File, ...]

    @classmethod
    def of(cls, number: int, files: Sequence[File]) -> Numbered:
        """With only those files that end in something of their own."""
        new = cls(number)
        endings = {PurePath(each.path).suffix.lower(): each for each in reversed(files)}
        new.files = tuple(each for each in files if each in endings.values())
        return new


@dataclass(frozen=True, slots=True)
class Sent(Sequence[int]):
    """Documents for workers elsewhere: each is read when it is sent, and then let go."""

    documents: Sequence[Numbered]

    def __len__(self) -> int:
        return len(self.documents)

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...

    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return Sent(self.documents[place])
        document = self.documents[place]
        return Numbered.of(document, [_with_content(each) for each in document.files])


def _with_content(file: File) -> File:
    if file.content is not None:
        return file
    try:
        return File(file.name, file.path, file.sha256, content=document_bytes(file.path))
    except RequestError as error:
        return File(file.name, file.path, file.sha256, reason=str(error))


@dataclass(frozen=True, slots=True)
class Annotate:
    """Reads and gathers from documents, by a model's name and the content of actor files."""

    model: str
    actors: tuple[tuple[str, bytes], ...] = field(repr=False)

    def __call__(self, number: int) -> bytes:
        reader, actors = load(self.model), actors_of(self.actors)
        result: dict[str, Any] = {"by": [reader.name, reader.digest]}
        try:
            document = _read(cast(Numbered, number).files)
            result["rows"] = rows(annotate.gathered(document, reader, actors))
            result["doubts"] = list(doubts(document))
        except RequestError as error:
            result["reason"] = str(error)
        except Exception as error:  # the others go on; this one is told
            result["reason"] = f"Standoff failed here ({type(error).__name__}: {error})"
        return json.dumps(result).encode()


@lru_cache(maxsize=1)
def actors_of(files: tuple[tuple[str, bytes], ...]) -> ActorFile:
    """Standoff's own actors and those of these files."""
    return actor_file.load(files)


def _read(files: Sequence[File]) -> Document:
    """The first of these files that can be read.

    Raises:
        RequestError: why the first of them cannot, if none can.
    """
    reasons: list[RequestError] = []
    for file in files:
        try:
            return _document(file)
        except RequestError as error:
            reasons.append(error)
    raise reasons[0]


def _document(file: File) -> Document:
    if file.reason is not None:
        raise RequestError(file.reason)
    return read(file.name, document_bytes(file.path) if file.content is None else file.content)
