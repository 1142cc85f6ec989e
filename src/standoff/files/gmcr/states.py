"""The feasible states of a ``.gmcr`` model, and whether its rankings name them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from standoff.errors import DisputeError, Mistake, Path, mistake
from standoff.files.gmcr.model import GmcrModel
from standoff.files.gmcr.shape import path_in_words

PATIENCE = 2**23
"""How long feasible states are looked for, in tests of a code against a pattern: a second."""
STEP = 20
"""What a step of the search costs besides its tests."""


def first_states(model: GmcrModel) -> list[int]:
    """Codes of the first feasible states: one more than the longest ranking names."""
    found = _feasible_codes(_infeasible_patterns(model), len(model.options))
    first = list(islice(found, _longest_ranking(model) + 1))
    if not first:
        raise _no_states("they leave no feasible state")
    return first


def _longest_ranking(model: GmcrModel) -> int:
    return max(sum(map(len, side.ranking or ())) for side in model.sides)


def _infeasible_patterns(model: GmcrModel) -> list[tuple[int, int]]:
    """The infeasible combinations as (which bits count, what they are)."""
    bit = {option: 1 << place for place, option in enumerate(model.coded_order)}
    return [
        (sum(bit[option] for option, _ in each), sum(bit[option] for option, yes in each if yes))
        for condition in model.infeasibles
        for each in condition
    ]


def _feasible_codes(patterns: Sequence[tuple[int, int]], options: int) -> Iterator[int]:
    """Codes of the feasible states, ascending.

    An infeasible code stays so until the lowest option of its pattern changes, hence the jumps.
    """
    code, left = 0, PATIENCE
    while code < 1 << options:
        jump = max((mask & -mask for mask, bits in patterns if code & mask == bits), default=0)
        if jump and (left := left - STEP - len(patterns)) < 0:
            raise _no_states(f"finding what they leave of 2^{options} states takes too long")
        if not jump:
            yield code
        code = (code | max(jump - 1, 0)) + 1


def _no_states(why: str) -> DisputeError:
    path: Path = ("infeasibles",)
    return DisputeError([mistake("gmcr-shape", path, where=path_in_words(path), why=why)])


def ranking_mistakes(model: GmcrModel, states: Sequence[int]) -> Iterator[Mistake]:
    """Rankings that do not name every state once."""
    last = len(states) if len(states) <= _longest_ranking(model) else None
    for i, side in enumerate(model.sides):
        path: Path = ("decisionMakers", i)
        if side.ranking is not None:
            for why in _ranking_faults(side.ranking, len(states), last):
                yield mistake("gmcr-shape", path, where=f"{path_in_words(path)}, ranking", why=why)


def _ranking_faults(
    ranking: Iterable[Iterable[int]], known: int, last: int | None
) -> Iterator[str]:
    """What is wrong with a ranking, given the first states and, where it is known, the last."""
    times = Counter(number for place in ranking for number in place)
    if twice := [number for number in times if times[number] > 1]:
        yield f"it names {_written_numbers(twice)} more than once"
    if missing := [number for number in range(1, known + 1) if number not in times]:
        yield f"it leaves out {_written_numbers(missing)}; every feasible state needs a place"
    if beyond := [number for number in times if number < 1 or (last and number > last)]:
        numbered = f"the feasible states are numbered 1 to {last or '...'}"
        yield f"it names {_written_numbers(beyond)}; {numbered}"


def _written_numbers(states: Sequence[int]) -> str:
    shown = ", ".join(str(number)[:20] for number in states[:8])
    word = "state" if len(states) == 1 else "states"
    return f"{word} {shown}, ..." if len(states) > 8 else f"{word} {shown}"
