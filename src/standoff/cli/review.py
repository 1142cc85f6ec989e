"""`draft --review`: the drafts of a file, one after another, and what becomes of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli import door
from standoff.errors import DisputeError, RequestError
from standoff.files.whole import write_file
from standoff.model.dispute import OptionKind

if TYPE_CHECKING:
    from standoff.errors import Path as Way
    from standoff.files.pin import Document
    from standoff.files.positions import Positions
    from standoff.report.wording.lines import Line


def review(file: str, documents: tuple[str, ...]) -> None:
    """Ask about each draft of a file; each decision is kept before the next is asked for."""
    from standoff.report.wording.draft import review as wording

    session = _Session(file, documents)
    if not session.drafts():
        door.print_lines([wording.NONE])
        return
    try:
        session.run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    finally:
        door.print_lines(wording.ended(session.done, len(session.drafts()), file))


class _Session:
    """A review: what the file says now, and what was done and skipped in it."""

    def __init__(self, file: str, documents: tuple[str, ...]) -> None:
        from standoff.files.pin import document_mistakes

        self.file = file
        self.done: Counter[str] = Counter()
        self.skipped: set[tuple[str, str]] = set()
        self.text, self.dispute = door.text_and_dispute(file)
        if not Path(file).exists():
            raise RequestError(
                "a catalogue dispute is not written to", f"`standoff cases {file}` prints a copy"
            )
        self.documents: dict[str, Document] = door.documents_of(documents, self.dispute)
        if found := list(document_mistakes(self.dispute, self.documents)):
            raise DisputeError(map(self._positions().place_mistake, found))

    # ------------------------------------------------------------ the lines

    def drafts(self) -> list[Line]:
        """The drafts that are left, in the order of the file."""
        from standoff.report.wording.lines import lines

        places = self._positions()
        left = [line for line in lines(self.dispute, self.documents) if line.grounds.draft]
        return sorted(
            left, key=lambda line: places.find_spot(line.path)[0].start if line.path else -1
        )

    def _waiting(self) -> Iterator[Line]:
        return (each for each in self.drafts() if (each.name, each.says) not in self.skipped)

    def _positions(self) -> Positions:
        from standoff.files.positions import Positions

        return Positions(self.file, self.text)

    # ------------------------------------------------------------ the dialogue

    def run(self) -> None:
        """Ask about each draft until there is none, or nobody answers."""
        from standoff.report.wording.draft import review as wording

        deeds = {
            "accept": self._accept,
            "change": self._change,
            "strike": self._strike,
            "skip": self._skip,
        }
        while line := next(self._waiting(), None):
            option = wording.option(line, self.dispute)
            door.print_lines(wording.shown(line, len(self.drafts()), option))
            choice = self._choice()
            if choice == "quit":
                return
            if deeds[choice](line):
                self.done[choice] += 1

    def _choice(self) -> str:
        from standoff.report.wording.draft import review as wording

        while (answer := _answer(wording.ASK)) is not None:
            word = wording.KEYS.get(answer.casefold(), answer.casefold())
            if word in wording.CHOICES:
                return word
            door.print_lines([wording.AGAIN])
        return "quit"

    def _skip(self, line: Line) -> bool:
        self.skipped.add((line.name, line.says))
        return True

    def _accept(self, line: Line) -> bool:
        from standoff.gather.worksheet import editing

        return self._keep(editing.accepted(self._positions(), line.path))

    def _change(self, line: Line) -> bool:
        from standoff.gather.worksheet import editing
        from standoff.report.wording.draft import review as wording

        positions = self._positions()
        if wording.option(line, self.dispute) is not None:
            part = wording.PARTS.get((_answer(wording.WHICH) or "").casefold(), "")
            if part != "text":
                text = self._changed_option(line, part)
                door.print_lines([wording.KEPT] if text is None else [])
                return text is not None and self._keep(text)
        key = editing.main_key(positions, line.path)
        if key is None:
            door.print_lines([wording.FILE_ONLY])
            return False
        door.print_lines([f"{key} = {editing.written(positions, line.path, key)}"])
        value = _answer(wording.NEW.get(key, wording.STATEMENT))
        if not value:
            door.print_lines([wording.KEPT])
            return False
        return self._keep(editing.changed(positions, line.path, key, value))

    def _changed_option(self, line: Line, part: str) -> str | None:
        """The file in which an option has another owner, kind or place today; None for none."""
        from standoff.gather.worksheet import editing
        from standoff.report.wording.draft import review as wording

        positions, number = self._positions(), int(line.path[1])
        option = self.dispute.sides[number].options[int(line.path[3])]
        if part == "owner":
            ids = [side.id for side in self.dispute.sides]
            asked = _answer(wording.OWNER) or ""
            if asked in ids and asked != ids[number]:
                return editing.owned(positions, line.path, ids.index(asked))
            door.print_lines([wording.NO_SIDE])
        elif part == "kind":
            asked = (_answer(wording.KIND) or "").casefold()
            if asked in {kind.value for kind in OptionKind}:
                return editing.option_kind(positions, line.path, asked)
            door.print_lines([wording.NO_KIND])
        elif part == "today":
            today = (_answer(wording.TODAY) or "").casefold() in wording.YES
            return editing.today(positions, line.path, option.id, today)
        return None

    def _strike(self, line: Line) -> bool:
        from standoff.gather.worksheet import editing
        from standoff.gather.worksheet.depending import depending, options_in
        from standoff.report.wording.draft import review as wording
        from standoff.report.wording.lines import lines

        if not line.path:
            door.print_lines([wording.TOP])
            return False
        paths: list[Way] = [line.path, *depending(self.dispute, line.path)]
        hanging = [each for each in lines(self.dispute, {}) if each.path in paths[1:]]
        if hanging:
            door.print_lines(wording.hanging(hanging))
            if (_answer(wording.STRIKE_ALL) or "").casefold() not in wording.YES:
                door.print_lines([wording.KEPT])
                return False
        gone = options_in(self.dispute, paths)
        return self._keep(editing.struck(self._positions(), paths, gone))

    # ------------------------------------------------------------ the file

    def _keep(self, text: str) -> bool:
        """Write the file as it is now to be, if that is a dispute; whether it is."""
        from standoff.files import formats
        from standoff.report.wording.draft import review as wording

        try:
            dispute = formats.read_dispute(text.encode(), self.file)
        except DisputeError as error:
            door.print_lines(
                wording.wrong(f"{each.message}; {each.remedy}" for each in error.mistakes)
            )
            return False
        if door.text_and_dispute(self.file)[0] != self.text:
            raise RequestError(
                f"“{self.file}” was changed by somebody else", "start the review again"
            )
        write_file(self.file, text, force=True)
        self.text, self.dispute = text, dispute
        return True


def _answer(question: str) -> str | None:
    """A line from standard input; None where it has ended."""
    from standoff.report.wording.draft import review as wording

    while True:
        click.echo(question, nl=False)
        line = sys.stdin.buffer.readline() if sys.stdin is not None else b""
        if not line:
            click.echo()
            return None
        try:
            return line.decode("utf-8").strip()
        except UnicodeDecodeError:
            door.print_lines([wording.NOT_TEXT])
