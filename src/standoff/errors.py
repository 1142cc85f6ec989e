"""Every error that Standoff raises on purpose.

::

    StandoffError
    ├── StatementError     one statement cannot be read
    ├── DisputeError       what is written down is wrong: carries every Mistake found
    ├── RequestError       something asked for is not there
    ├── TooLargeError      more states than memory holds, or than can be listed
    └── UndecidedError     what could not be decided with the room there is

A ``Mistake`` has a stable id; ``MISTAKES`` is the one list of ids with what each says and
how to mend it. The docs page "Mistakes" shows one real example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

Path = tuple[str | int, ...]
"""Where in a dispute: keys and indices as in its file, e.g. ``("side", 0, "name")``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of mistake says, and the way to mend it; ``{words}`` are filled in."""

    says: str
    remedy: str


MISTAKES: Mapping[str, Kind] = {
    # the file as a file
    "file-missing": Kind("there is no file or catalogue dispute “{name}”", "{nearest}"),
    "file-unreadable": Kind("“{name}” cannot be read: {why}", "check the path and permissions"),
    "file-too-big": Kind(
        "the file has {size}; a dispute file has at most {most}",
        "keep the documents apart and cite them as a [[source]]",
    ),
    "file-encoding": Kind("this is not UTF-8 text", "save the file as UTF-8"),
    "file-empty": Kind("the file is empty", "`standoff cases --skeleton` prints a start"),
    "toml-syntax": Kind("this is not TOML: {why}", "mend this first; the rest is read after it"),
    "toml-deep": Kind("brackets are nested too deep to read", "a dispute needs three levels"),
    # the shape of the tables
    "key-unknown": Kind("“{key}” is not a key here", "{nearest}"),
    "key-missing": Kind("“{key}” is missing here", "add it: {expected}"),
    "value-wrong": Kind("this value does not fit: {why}", "{expected}"),
    # ids
    "id-form": Kind(
        "“{id}” cannot be an id",
        "letters, digits and _, starting with a letter; put the words in `text` or `name`",
    ),
    "id-reserved": Kind("“{id}” has a meaning of its own and cannot be an id", "choose another id"),
    "id-twice": Kind("the id “{id}” is used twice ({first} and here)", "rename one of them"),
    "id-unknown": Kind("{kind} “{id}” is not defined", "{nearest}"),
    # statements
    "statement-empty": Kind("the statement is empty", "write ids with not, and, or, if, iff"),
    "statement-word": Kind(
        "“{word}” is not an id", "use not, and, or, if, only if, iff, unless, brackets"
    ),
    "statement-no": Kind(
        "“no {word}” is not how a statement is written", "did you mean “not {word}”?"
    ),
    "statement-unexpected": Kind("“{word}” cannot stand here", "expected {expected}"),
    "statement-ends": Kind("the statement ends too early", "expected {expected}"),
    "statement-bracket": Kind("this bracket is never closed", "add “)”"),
    "statement-mixed": Kind(
        "“{first}” and “{second}” together can be read in two ways", "write {readings}"
    ),
    "statement-deep": Kind(
        "more than {deepest} brackets inside one another", "name a part as a [[term]]"
    ),
    "term-circle": Kind("the term “{id}” is defined by itself: {circle}", "break the circle"),
    # rules, status quo, merged states
    "rule-form": Kind(
        "a rule has exactly one of {forms}; this one has {has}", "write one of them in each rule"
    ),
    "rule-members": Kind("“{form}” needs at least {least} ids", "list the ids it is about"),
    "rules-conflict": Kind(
        "the rules leave no state{reading}; these cannot hold together: {rules}", "weaken one"
    ),
    "status-quo-infeasible": Kind(
        "the status quo breaks a rule{reading}: {rules}", "change the status quo or the rule"
    ),
    "merge-empty": Kind("no feasible state fits this merge", "change `when`, or drop the merge"),
    "merge-overlap": Kind(
        "a state would be merged twice: {state} fits “{first}” too", "make the two exclusive"
    ),
    "merge-shown-as": Kind(
        "the representative {state} is not a feasible state in which “{when}” holds",
        "show one of the merged states, e.g. {expected}",
    ),
    "merge-lookalike": Kind(
        "two merged states would both be written {pattern}",
        "add an option that tells them apart, or merge them",
    ),
    # graph form
    "form-mixed": Kind("{what} does not go with {form}", "{expected}"),
    "status-quo-state": Kind(
        "in graph form the status quo is one state; this names {has}",
        "write status_quo = {expected}",
    ),
    "move-nowhere": Kind("this move leads from “{id}” to itself", "name another state"),
    "ranking-incomplete": Kind(
        "the ranking of {side} leaves out the state {state}", "put it in, or into a tie"
    ),
    # judgements and readings
    "answers-few": Kind("a judgement needs at least two answers", "add the alternative"),
    "answer-base-changes": Kind(
        "the first answer is the file as written and changes nothing",
        "move the change to another answer",
    ),
    "answer-changes-nothing": Kind(
        "this answer changes nothing, so it is the same as the first", "say what it changes"
    ),
    "change-form": Kind("“change.{target}” cannot be changed like this: {why}", "{expected}"),
    "change-shared": Kind(
        "“{target}” is changed by the judgement “{other}” too",
        "join the two judgements, or share a [[term]]",
    ),
    "order-foreign": Kind("“{id}” is not a preference of {side}", "{nearest}"),
    # evidence
    "span-form": Kind("“{span}” is not a span", 'write "SOURCE:START-END", e.g. "oped:120-240"'),
    "span-outside": Kind(
        "the span {span} does not lie inside {source}, which has {length} characters",
        "count characters from 0; the end is not included",
    ),
    "quote-source": Kind(
        "it is not clear which source this quotes",
        'with several sources begin the quote with its id: "oped: words"',
    ),
    "quote-missing": Kind("these words are not in {source}", "quote them to the letter"),
    "quote-twice": Kind("these words stand {times} times in {source}", "quote a few words more"),
    "document-changed": Kind(
        "the document is not the one that {source} was pinned to: {why}",
        "find the original, or drop `sha256` and `length` and pin again",
    ),
    # view, question, claim
    "view-twice": Kind("{side} has two views", "join them"),
    "question-self": Kind("a side cannot ask itself", "name another target"),
    "claim-form": Kind("a claim's test has exactly one of {forms}; this has {has}", "{expected}"),
    "claim-taken": Kind(
        "“{id}” is the id of a finding that Standoff computes, and this test is another one",
        "rename the claim",
    ),
    # .gmcr files
    "gmcr-json": Kind("this is not a .gmcr file: {why}", "export it again from its program"),
    "gmcr-shape": Kind("{where}: {why}", "mend the file, or write the dispute as TOML"),
    "gmcr-shared-option": Kind(
        "option “{option}” is owned by {owners}; common moves have no option form",
        "give the option one owner, or write the model in graph form",
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{plain(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in what was written down.

    ``path`` leads to the value (or, with ``at_key``, to its key); ``offset`` counts
    characters into the string found there.
    """

    id: str
    path: Path = ()
    offset: int = 0
    at_key: bool = False
    details: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None

    @property
    def message(self) -> str:
        return plain(MISTAKES[self.id].says.format_map(self.details))

    @property
    def remedy(self) -> str:
        return plain(MISTAKES[self.id].remedy.format_map(self.details))

    def __str__(self) -> str:
        where = str(self.place) if self.place else _dotted_path(self.path)
        head = f"{where}: {self.message} [{self.id}]"
        excerpt = _marked_line(self.place) if self.place else ""
        return f"{head}{excerpt}\n    {self.remedy}" if self.remedy else f"{head}{excerpt}"


def mistake(
    id: str, path: Path = (), /, *, offset: int = 0, at_key: bool = False, **details: str
) -> Mistake:
    """A mistake without a place yet."""
    return Mistake(id, path, offset, at_key, details)


def _dotted_path(path: Path) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".") or "dispute"


WIDEST = 100


def _marked_line(place: Place) -> str:
    """The line with a caret below; a long line is cut around the caret."""
    start = max(0, place.column - 1 - WIDEST // 2) if len(place.text) > WIDEST else 0
    text = place.text[start : start + WIDEST]
    shown = "".join(mark if mark.isprintable() else " " for mark in text).rstrip()
    return f"\n    {shown}\n    {' ' * (place.column - 1 - start)}^" if shown else ""


_JOINERS = "\u200c\u200d"  # scripts and emoji need them


def plain(text: str) -> str:
    """Text that only shows: control and direction marks are written out."""
    if text.isprintable():
        return text
    return "".join(
        mark if mark.isprintable() or mark in _JOINERS else mark.encode("unicode_escape").decode()
        for mark in text
    )


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """A hint with the known words most like ``word``."""
    words = sorted(set(known))
    import difflib

    close = difflib.get_close_matches(word[:80], words, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{close[0]}”?"
    if not words:
        return "none is defined"
    shown = ", ".join(words[:12])
    return f"known: {shown}, ..." if len(words) > 12 else f"known: {shown}"


class StandoffError(Exception):
    """The parent of every error raised on purpose."""

    def __reduce__(self) -> tuple[Callable[..., StandoffError], tuple[object, ...]]:
        # An error of a worker reaches the process that asked as it was raised.
        return _rebuild_error, (type(self), str(self), dict(vars(self)))


def _rebuild_error(
    kind: type[StandoffError], message: str, attributes: Mapping[str, object]
) -> StandoffError:
    error = kind.__new__(kind, message)
    vars(error).update(attributes)
    return error


class StatementError(StandoffError):
    """A statement cannot be read; ``offset`` counts characters into its text."""

    def __init__(self, id: str, offset: int, /, **details: str) -> None:
        self.mistake = Mistake(id, offset=offset, details=details)
        super().__init__(self.mistake.message)

    @property
    def offset(self) -> int:
        return self.mistake.offset

    def at_path(self, path: Path) -> Mistake:
        """The mistake in a statement that stands somewhere in a dispute."""
        return replace(self.mistake, path=path)


class DisputeError(StandoffError):
    """What is written down is wrong; ``mistakes`` holds all that was found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(each) for each in self.mistakes))


class RequestError(StandoffError):
    """Something that was asked for is not there: a side, a state, a concept, an answer."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message, self.remedy = message, remedy
        super().__init__(plain(f"{message}; {remedy}" if remedy else message))


class TooLargeError(StandoffError):
    """The dispute has more states than this machine's memory holds, or than can be listed.

    ``states``, and the bytes ``needed`` and ``available``, are None where nobody can count.
    """

    def __init__(
        self,
        what: str,
        states: int | None = None,
        needed: int | None = None,
        available: int | None = None,
    ) -> None:
        self.states, self.needed, self.available = states, needed, available
        need = ""
        if needed is not None and available is not None:
            need = (
                f"; that needs about {_in_gigabytes(needed)} GB of memory and this machine has "
                f"{_in_gigabytes(available)} GB"
            )
        super().__init__(f"{what}{need}; leave out options that decide nothing")


class UndecidedError(StandoffError):
    """Whether a state is stable for a side could not be found out; nobody guesses."""


_WRITTEN_OUT = 2**100  # larger numbers are written as powers of two


def written_number(number: int) -> str:
    """A number of states, as a message writes it."""
    return f"{number:,}" if number < _WRITTEN_OUT else f"2^{number.bit_length() - 1}"


def _in_gigabytes(number: int) -> str:
    return f"{number / 2**30:,.1f}" if number < _WRITTEN_OUT else written_number(number >> 30)
