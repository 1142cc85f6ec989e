"""The blocks of a Markdown page, and a reader who tries them one after another.

=====================  =========================================================
a block that begins    is
=====================  =========================================================
``console``            ``$ standoff ...`` lines, each with its exact output below;
                       a line ``...`` stands for any number of lines, and ``> NAME``
                       saves the output as NAME
``python``             executed; with ``>>>`` its output is compared as well
``toml``               if its first line is ``format = 1``: saved as dispute.toml,
                       and must load
``... file=NAME``      saved as NAME for the blocks below it
``... file=NAME add``  added to the end of NAME, after an empty line
``... file=NAME now``  what NAME must hold by now
``toml ... wrong``     saved, and must not load
=====================  =========================================================

Every other block is left alone. The blocks of one page share a folder (the current one) and
one Python session.
"""

from __future__ import annotations

import difflib
import doctest
import io
import math
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

import standoff
from standoff.cli import main
from standoff.errors import DisputeError

SAVED_AS = {"toml": "dispute.toml", "json": "dispute.gmcr"}
PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the words after its fence, its text, and where it stands."""

    page: Path
    line: int
    section: str
    words: tuple[str, ...]
    text: str

    @property
    def language(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def file(self) -> str:
        """The name after ``file=``, or nothing."""
        return next((word[5:] for word in self.words if word.startswith("file=")), "")

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: Path) -> Iterator[Block]:
    """Every fenced block of a page with the second-level heading it stands under."""
    section = ""
    for before, token in pairwise(_tokens(page)):
        if before.type == "heading_open" and before.tag == "h2":
            section = token.content
        if token.type == "fence" and token.map:
            yield Block(page, token.map[0] + 1, section, tuple(token.info.split()), token.content)


def sections(page: Path) -> list[str]:
    """The second-level headings of a page."""
    return [
        token.content
        for before, token in pairwise(_tokens(page))
        if before.type == "heading_open" and before.tag == "h2"
    ]


def _tokens(page: Path) -> list[Token]:
    start = Token("page", "", 0)
    return [start, *MarkdownIt().parse(page.read_text(encoding="utf-8"))]


class PageError(AssertionError):
    """A block does not do what its page says."""


@dataclass(slots=True)
class Reader:
    """Someone who follows a page in the current folder.

    On the page of mistakes (``expects_mistakes``) files are saved and nothing has to load.
    """

    expects_mistakes: bool = False
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})

    def follow(self, block: Block) -> None:
        """Do what a reader of this block would do.

        Raises:
            PageError: when something else comes out than the page says.
        """
        if "now" in block.words:
            _compare(block)
        elif name := self._name(block):
            Path(name).write_text(_above(block, name) + block.text, encoding="utf-8")
            if name.endswith(".toml") and not self.expects_mistakes:
                _load(block, name)
        if block.language == "console":
            _console(block)
        elif block.language == "python" and ">>>" in block.text:
            _doctest(block, self.names)
        elif block.language == "python":
            _execute(block, self.names)

    def _name(self, block: Block) -> str:
        whole = block.language == "toml" and block.text.startswith("format = 1\n")
        default = SAVED_AS.get(block.language, "") if self.expects_mistakes or whole else ""
        return block.file or default


def _above(block: Block, name: str) -> str:
    """What the file keeps when a block is added to it."""
    return Path(name).read_text(encoding="utf-8") + "\n" if "add" in block.words else ""


def _compare(block: Block) -> None:
    held = Path(block.file).read_text(encoding="utf-8")
    if held != block.text:
        raise PageError(_difference(f"{block}: {block.file}", block.text, held))


def _difference(where: str, page: str, real: str) -> str:
    lines = page.splitlines(), real.splitlines()
    return "\n".join([where, *difflib.unified_diff(*lines, "the page", "the program", lineterm="")])


def _load(block: Block, name: str) -> None:
    wrong = "wrong" in block.words
    try:
        standoff.load(name)
    except DisputeError as error:
        if not wrong:
            raise PageError(f"{block}: {error}") from error
    else:
        if wrong:
            raise PageError(f"{block}: marked as wrong, but it loads")


def _console(block: Block) -> None:
    for line, command, expected in commands(block):
        words, file = _saved_as(shlex.split(command))
        if words[:1] != ["standoff"]:
            raise PageError(f"{block.page}:{line}: only `standoff` commands can be checked")
        shown = _shown(words[1:])
        if file:
            Path(file).write_text(f"{shown}\n", encoding="utf-8")
            shown = ""
        if not matches(expected, shown):
            raise PageError(_difference(f"{block.page}:{line}: {command}", expected, shown))


def _saved_as(words: list[str]) -> tuple[list[str], str]:
    """A command, and the file that its output goes to, if any."""
    return (words[:-2], words[-1]) if words[-2:-1] == [">"] else (words, "")


def commands(block: Block) -> Iterator[tuple[int, str, str]]:
    """Each command of a console block with its line and the output the page shows."""
    first, *rest = f"\n{block.text}".split(f"\n{PROMPT}")
    if first.strip() or not rest:
        raise PageError(f"{block}: a console block begins with “{PROMPT}standoff”")
    line = block.line + 1
    for part in rest:
        command, _, expected = part.partition("\n")
        yield line, command, expected.rstrip("\n")
        line += part.count("\n") + 1


def _shown(arguments: list[str]) -> str:
    """What the command prints, errors included, as on a terminal 80 columns wide."""
    runner = CliRunner(env={"COLUMNS": "80"})
    argv = mock.patch.object(sys, "argv", ["standoff", *arguments])
    # A page shows no progress, however slow the machine is.
    patience = mock.patch("standoff.cli.progress.A_MOMENT", math.inf)
    with argv, patience:
        result = runner.invoke(main, arguments, prog_name="standoff")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output.rstrip("\n")


def matches(expected: str, shown: str) -> bool:
    """Whether the output is as expected; a line ``...`` stands for any number of lines."""
    lines = (r"(?:.*\n)*" if x == "..." else f"{re.escape(x)}\n" for x in expected.split("\n"))
    return re.fullmatch("".join(lines), f"{shown}\n") is not None


def _execute(block: Block, names: dict[str, Any]) -> None:
    lines_above = "\n" * block.line
    code = compile(lines_above + block.text, block.page, "exec", dont_inherit=True)
    exec(code, names)  # noqa: S102 - our own pages


def _doctest(block: Block, names: dict[str, Any]) -> None:
    page = str(block.page)
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line)
    report = io.StringIO()
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test, out=report.write, clear_globs=False)
    names.update(test.globs)
    if runner.failures:
        raise PageError(report.getvalue())
