"""Which files are meant: names, folders, patterns and standard input, in the order given."""

from __future__ import annotations

import glob
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from standoff.errors import RequestError
from standoff.files.document import LARGEST, open_document
from standoff.gather.documents.read import SUFFIXES

STANDARD_INPUT = "-"
_PATTERN = "*?["
LONGEST = 10
"""More characters than that, behind a dot, are part of a name and no ending."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is meant, by its name; ``reason`` says why it cannot be read.

    Of standard input, which cannot be read again, ``content`` is kept.
    """

    name: str
    path: str
    sha256: str = ""
    reason: str | None = None
    content: bytes | None = None


class Others(dict[str, Counter[str]]):
    """How many files of other kinds lie in folders, by the word that means the folder.

    Each is counted under its ending, which may be empty. ``known`` are paths that are not
    counted: what they are there for is clear.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        super().__init__()
        self.known = {os.path.realpath(path) for path in known}

    def note(self, word: str, path: str) -> None:
        """Count a file; what is no file counts for nothing."""
        if Path(path).is_file() and os.path.realpath(path) not in self.known:
            suffix = Path(path).suffix.lower()
            ending = suffix if len(suffix) <= LONGEST and " " not in suffix else ""
            self.setdefault(word, Counter())[ending] += 1


def meant(
    words: Iterable[str], standard_input: Callable[[int], bytes], others: Others | None = None
) -> Iterator[File]:
    """The files that these words mean; what is left alone in folders is noted in ``others``.

    Raises:
        RequestError: for a folder or a pattern in which there is nothing to read.
    """
    for word in words:
        if word == STANDARD_INPUT:
            yield given(standard_input(LARGEST + 1))
        else:
            yield from map(_hashed, _paths(word, Others() if others is None else others))


def single(words: Iterable[str]) -> bool:
    """Whether one document is meant, whatever lies in folders."""
    first, *rest = words
    return not rest and not Path(first).is_dir() and (_there(first) or not _is_pattern(first))


def among(path: str, files: Iterable[File]) -> bool:
    """Whether a file is one of these, by whatever name."""
    try:
        about = Path(path).stat()
    except OSError:
        return False
    return any(file.content is None and _is(file.path, about) for file in files)


def _is(path: str, about: os.stat_result) -> bool:
    try:
        return os.path.samestat(Path(path).stat(), about)
    except OSError:
        return False


def _paths(word: str, others: Others) -> list[str]:
    def below(folder: str) -> Iterator[str]:
        return _below(folder, partial(others.note, word))

    if Path(word).is_dir():
        found = list(below(word))
    elif not _there(word) and _is_pattern(word):
        matches = sorted(glob.glob(word, recursive=True))  # noqa: PTH207 - takes any pattern
        found = [
            path for each in matches for path in (below(each) if Path(each).is_dir() else [each])
        ]
    else:
        return [word]
    if not found:
        kinds = ", ".join(SUFFIXES)
        raise RequestError(f"there is no document in “{word}”", f"documents end in {kinds}")
    return found


def _there(word: str) -> bool:
    return word == STANDARD_INPUT or os.path.lexists(word)


def _is_pattern(word: str) -> bool:
    return any(mark in word for mark in _PATTERN)


def _below(folder: str, other: Callable[[str], None]) -> Iterator[str]:
    """Documents in a folder and in those below it, by name.

    Links to folders are not followed, so that there is no going round in circles; what begins
    with a dot is hidden. A folder that cannot be listed is told like a file; ``other`` is called
    with what does not end like a document.
    """
    left = [folder]
    while left:
        path = left.pop()
        entries = _listed(path) if path == folder or _is_own_folder(path) else None
        if entries is not None:
            left += (str(Path(path, each)) for each in entries if not each.startswith("."))
        elif path.lower().endswith(SUFFIXES) or _is_own_folder(path):
            yield path
        else:
            other(path)


def _listed(folder: str) -> list[str] | None:
    """What lies in a folder, last name first; None if it cannot be listed."""
    try:
        return sorted((each.name for each in Path(folder).iterdir()), reverse=True)
    except OSError:
        return None


def _is_own_folder(path: str) -> bool:
    return Path(path).is_dir() and not Path(path).is_symlink()


def _hashed(path: str) -> File:
    name = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    try:
        with open_document(path, instead="`-` reads standard input") as stream:
            return File(name, path, hashlib.file_digest(stream, "sha256").hexdigest())
    except RequestError as error:
        return File(name, path, reason=str(error))


def given(data: bytes) -> File:
    """Standard input as a file."""
    name = "standard input"
    return File(name, name, hashlib.sha256(data).hexdigest(), content=data)
