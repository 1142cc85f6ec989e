"""From files to a dossier: what is there already is left, each document is kept when done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.errors import RequestError
from standoff.gather.dossier.keeping import Asked, Keeping
from standoff.gather.run.files import File
from standoff.gather.run.work import Numbered, Sent
from standoff.sweep.work import Work, Workplace

STAGE = "documents"
"""What progress is told of."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files with the same bytes, by their ids in the dossier."""

    ids: tuple[int, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The documents that were asked for, in order, and how many files could not be read."""

    documents: list[int]
    failed: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run over files into a dossier.

    ``told`` is called with how much is done, ``failed`` with the name of a file that cannot be
    read, and why, or with what is doubtful in one that was read.
    """

    files: Sequence[File]
    dossier: Keeping
    told: Callable[[str, int, int], None]
    failed: Callable[[str, str], None]

    def over(self, work: Work, workplace: Workplace, *, sent: bool = False) -> Outcome:
        """Do what is left to do.

        ``sent`` says that a worker may not have the files at hand.

        Raises:
            RequestError: if a worker has another model than gathered the dossier.
        """
        ids = self.dossier.ask(Asked(f.name, f.sha256, f.reason) for f in self.files)
        failed = sum(self._failed([f], f.reason) for f in self.files if f.reason is not None)
        groups = {group.ids[0]: group for group in self._groups(ids)}
        left = [Numbered.of(number, group.files) for number, group in groups.items()]
        total = len({file.sha256 for file in self.files if file.reason is None})
        done = total - len(left)
        for number, result in workplace(work, Sent(left) if sent else left):
            failed += self._keep(groups[number], json.loads(result))
            done += 1
            self.told(STAGE, done, total)
        return Outcome(self.dossier.held(ids), failed)

    def _failed(self, files: Sequence[File], reason: str) -> int:
        for file in files:
            self.failed(file.name, reason)
        return len(files)

    def _groups(self, ids: Sequence[int]) -> Iterator[Group]:
        """What waits to be read; files with the same bytes together."""
        same: dict[str, dict[int, File]] = {}
        for id, file in zip(ids, self.files, strict=True):
            if self.dossier.waits(id):
                same.setdefault(file.sha256, {})[id] = file
        for group in same.values():
            ordered = sorted(group)
            yield Group(tuple(ordered), tuple(group[id] for id in ordered))

    def _keep(self, group: Group, result: dict[str, Any]) -> int:
        """Keep what became of some files; how many of them could not be read."""
        by = self.dossier.by
        if result["by"] != [by.model, by.model_sha256]:
            raise RequestError(
                f"a worker has another model: {result['by'][0]}", f"install {by.model} there"
            )
        if "rows" in result:
            self.dossier.keep(group.ids, result["rows"])
            for doubt in result["doubts"]:
                self.failed(group.files[0].name, doubt)
            return 0
        self.dossier.fail(group.ids, result["reason"])
        return self._failed(group.files, result["reason"])
