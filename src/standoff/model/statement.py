"""Statements: what a side wants, what a rule forbids, what a question asks for.

A statement is written in words only::

    not hedge            coop only if need            (a or b) and not c

``not`` binds to the id or bracket right after it; ``and`` and ``or`` come next; the
conditionals ``if``, ``only if``, ``iff`` and ``unless`` come last. Where brackets would
change the meaning they are required. ``A if B`` is false only where B holds and A does not;
``A only if B`` is false only where A holds and B does not (Peng 1999; Fang, Hipel,
Kilgour & Peng 2003, the conditional statements of option prioritising). ``A unless B`` is
``A or B`` in other words, and ``A if and only if B`` is ``A iff B``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from standoff.errors import StatementError

RESERVED = ("not", "and", "or", "if", "only", "iff", "unless")
CONDITIONALS = (("if", "and", "only", "if"), ("only", "if"), ("if",), ("iff",), ("unless",))
"""Words between two statements, those that begin with others first."""
DEEPEST = 100  # brackets or "not"s inside one another
LONGEST = 80  # characters of a wrong word that a message repeats

_TOKEN = re.compile(r"[()]|[^\s()]+")


@dataclass(frozen=True, slots=True)
class Name:
    """An option, or a term that stands for a statement."""

    id: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a statement."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Junction:
    """``and`` or ``or`` over two or more operands."""

    word: str
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Conditional:
    """``left WORD right`` where WORD is ``if``, ``only if`` or ``iff``."""

    word: str
    left: Expression
    right: Expression


Expression = Name | Not | Junction | Conditional


@dataclass(frozen=True, slots=True)
class Statement:
    """A parsed statement together with the text it was read from."""

    text: str
    expression: Expression

    def __str__(self) -> str:
        return self.text

    def used_names(self) -> Iterator[Name]:
        """Every id used, in the order of writing, repeats included."""
        return _expression_names(self.expression)

    def truth_given(self, of: Callable[[str], Any]) -> Any:
        """The statement's truth, given the truth ``of`` each id.

        ``of`` may return NumPy booleans or boolean arrays that broadcast against one
        another; the result has their common shape.
        """
        return _expression_truth(self.expression, of)


def _expression_names(expression: Expression) -> Iterator[Name]:
    match expression:
        case Name():
            yield expression
        case Not(operand):
            yield from _expression_names(operand)
        case Junction(_, operands):
            for operand in operands:
                yield from _expression_names(operand)
        case Conditional(_, left, right):
            yield from _expression_names(left)
            yield from _expression_names(right)


def _expression_truth(expression: Expression, of: Callable[[str], Any]) -> Any:
    match expression:
        case Name(id):
            return of(id)
        case Not(operand):
            return ~_expression_truth(operand, of)
        case Junction(word, operands):
            result = _expression_truth(operands[0], of)
            for operand in operands[1:]:
                other = _expression_truth(operand, of)
                result = result & other if word == "and" else result | other
            return result
        case Conditional(word, left, right):
            first, second = _expression_truth(left, of), _expression_truth(right, of)
            if word == "if":
                return first | ~second
            return ~first | second if word == "only if" else ~(first ^ second)


def parse(text: str) -> Statement:
    """Read a statement.

    Raises:
        StatementError: with the mistake's id and its offset in characters into ``text``.
    """
    return _Parser(text).read_statement()


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.word)


class _Parser:
    """Recursive descent over the words of one statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [_Token(found.group(), found.start()) for found in _TOKEN.finditer(text)]
        self.at = 0
        self.depth = 0

    def read_statement(self) -> Statement:
        if not self.tokens:
            raise StatementError("statement-empty", 0)
        expression = self.read_conditional()
        if self.at < len(self.tokens):
            self.refuse_word("and, or, if, only if, iff, unless, or the end")
        return Statement(self.text, expression)

    def read_conditional(self) -> Expression:
        start = self.at
        left = self.read_junction()
        marks: list[tuple[str, int, int]] = []
        while word := self.peek_conditional():
            begin = self.at
            self.at += len(word.split())
            right = self.read_junction()
            marks.append((word, begin, self.at))
        if not marks:
            return left
        if len(marks) > 1:
            self.refuse_conditionals(start, marks)
        word = marks[0][0]
        if word == "unless":
            return Junction("or", (left, right))
        return Conditional("iff" if word == "if and only if" else word, left, right)

    def peek_conditional(self) -> str | None:
        for words in CONDITIONALS:
            if [self.peek_word(n) for n in range(len(words))] == list(words):
                return " ".join(words)
        return None

    def read_junction(self) -> Expression:
        start = self.at
        operands = [self.read_negation()]
        words: list[tuple[str, int]] = []
        while (word := self.peek_word()) in ("and", "or"):
            words.append((word, self.at))
            self.at += 1
            operands.append(self.read_negation())
        if not words:
            return operands[0]
        if len({word for word, _ in words}) > 1:
            self.refuse_junctions(start, words)
        return Junction(words[0][0], tuple(operands))

    def read_negation(self) -> Expression:
        if self.peek_word() != "not":
            return self.read_primary()
        self.go_deeper()
        self.at += 1
        operand = self.read_negation()
        self.depth -= 1
        return Not(operand)

    def read_primary(self) -> Expression:
        word = self.peek_word()
        if word == "(":
            return self.read_bracket()
        if word is None or word == ")" or word in RESERVED:
            self.refuse_word("an option, a term, not, or a bracket")
        token = self.tokens[self.at]
        if not token.word.isidentifier():
            raise StatementError("statement-word", token.start, word=token.word[:LONGEST])
        self.at += 1
        return Name(token.word, token.start)

    def read_bracket(self) -> Expression:
        opened = self.tokens[self.at]
        self.go_deeper()
        self.at += 1
        inner = self.read_conditional()
        if self.peek_word() is None:
            raise StatementError("statement-bracket", opened.start)
        if self.peek_word() != ")":
            self.refuse_word("and, or, if, only if, iff, unless, or a closing bracket")
        self.at += 1
        self.depth -= 1
        return inner

    def peek_word(self, ahead: int = 0) -> str | None:
        place = self.at + ahead
        return self.tokens[place].word if place < len(self.tokens) else None

    def go_deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise StatementError("statement-deep", self.tokens[self.at].start, deepest=str(DEEPEST))

    def refuse_word(self, expected: str) -> NoReturn:
        if self.at >= len(self.tokens):
            raise StatementError("statement-ends", len(self.text), expected=expected)
        token = self.tokens[self.at]
        word = token.word[:LONGEST]
        if self.at and self.peek_word(-1) == "no":
            before = self.tokens[self.at - 1].start
            raise StatementError("statement-no", before, word=word)
        raise StatementError("statement-unexpected", token.start, word=word, expected=expected)

    def refuse_conditionals(self, start: int, marks: list[tuple[str, int, int]]) -> NoReturn:
        second, end = marks[1][1], self.at
        first_right = marks[0][1] + len(marks[0][0].split())
        left = f"({self.text_between(start, second)}) {self.text_between(second, end)}"
        right = f"{self.text_between(start, first_right)} ({self.text_between(first_right, end)})"
        raise StatementError(
            "statement-mixed",
            self.tokens[second].start,
            first=marks[0][0],
            second=marks[1][0],
            readings=f"“{left}” or “{right}”",
        )

    def refuse_junctions(self, start: int, words: list[tuple[str, int]]) -> NoReturn:
        first = words[0][0]
        other, place = next(mark for mark in words if mark[0] != first)
        readings = (self.text_bracketed(start, words, inner) for inner in (first, other))
        raise StatementError(
            "statement-mixed",
            self.tokens[place].start,
            first=first,
            second=other,
            readings=" or ".join(f"“{reading}”" for reading in readings),
        )

    def text_bracketed(self, start: int, words: list[tuple[str, int]], inner: str) -> str:
        """The same words with brackets round every run joined by ``inner``."""
        runs: list[tuple[int, int]] = []
        outer: list[str] = []
        begin = start
        for word, place in words:
            if word != inner:
                runs.append((begin, place))
                outer.append(word)
                begin = place + 1
        runs.append((begin, self.at))
        places = {place for word, place in words if word == inner}
        parts = [
            f"({self.text_between(a, b)})" if places & set(range(a, b)) else self.text_between(a, b)
            for a, b in runs
        ]
        joined = parts[0]
        for word, part in zip(outer, parts[1:], strict=True):
            joined += f" {word} {part}"
        return joined

    def text_between(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]
