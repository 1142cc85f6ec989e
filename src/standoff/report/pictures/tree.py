"""The tree of judgements that decides the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from standoff.answers.answer import Answer, Found
from standoff.report.pictures import letters, signs, splits, svg
from standoff.report.pictures.picture import Picture
from standoff.report.pictures.sheet import MARGIN, Drawn, LegendEntry, line_sample, picture_sheet
from standoff.report.pictures.splits import Leaf, ReadingValues, Split, Tree
from standoff.report.pictures.svg import PLAIN, SMALL, STRONG, Point
from standoff.report.subject import Subject
from standoff.report.wording import pictures as words

MOST_LEAVES = 14
WIDE = 224.0
APART = 44.0

TOGETHER = 2**16  # readings whose answers are looked up at once
AS_WRITTEN = 0  # the answer to each judgement

_BETWEEN = 10.0


@dataclass(frozen=True)
class Branch:
    """A tree below some answers, with the readings that it is about."""

    answers: tuple[int, ...]
    asked: int
    tree: Tree
    readings: ReadingValues
    written: bool


def draw_tree(subject: Subject) -> str | None:
    """The tree; None where no judgement decides what works."""
    answer = subject.answer
    found = None if answer is None else key_finding(answer)
    if answer is None or found is None:
        return None
    readings = reading_values(answer, found)
    root = splits.deepest_tree(readings, MOST_LEAVES)
    written = Branch((), -1, root, readings, True)
    cut = any(leaf.decided_value is None for leaf in splits.tree_leaves(root))
    deep = _tree_depth(root)
    width = 2 * MARGIN + deep * WIDE + (deep - 1) * APART
    heading = words.tree(answer, found, cut, _tree_outline(answer, written))
    return picture_sheet(
        "tree", heading, lambda top: _tree_body(answer, written, top), _tree_legend(root), width
    )


def key_finding(answer: Answer) -> Found | None:
    """What the summary is about: whether anything works, or what works as written.

    Where every reading agrees on that, the finding that the judgement most worth finding
    out about bears on most; None where the readings agree on all of them.
    """
    works = [f for f in answer.found if f.claim is None and f.id.endswith(".works")]
    open_ones = [f for f in works if sum(map(bool, (f.holds, f.fails, f.missing))) > 1]
    some = [each for each in open_ones if each.id == "package.some.works"]
    if some or not open_ones:
        return next(iter(some), None)
    ids = [judgement.id for judgement in answer.dispute.judgements]
    decisive = ids.index(answer.decisive) if answer.decisive else 0

    def as_written_then_influence(found: Found) -> tuple[bool, float]:
        return found.base is True, found.influences[decisive] if found.influences else 0.0

    return max(open_ones, key=as_written_then_influence)


def reading_values(answer: Answer, found: Found) -> ReadingValues:
    """Every reading with the finding's value in it."""
    sizes = answer.readings.answer_counts
    answers = np.empty((answer.total, len(sizes)), dtype=np.min_scalar_type(max(sizes)))
    for first in range(0, answer.total, TOGETHER):
        numbers = np.arange(first, min(first + TOGETHER, answer.total))
        answers[numbers] = answer.readings.answer_numbers(numbers)
    return ReadingValues(answers, answer.values[:, answer.found.index(found)])


def branches_below(above: Branch) -> list[Branch]:
    """What hangs below a branch."""
    if isinstance(above.tree, Leaf):
        return []
    asked = above.tree.judgement
    return [
        Branch(
            answers,
            asked,
            below,
            above.readings.with_answers(asked, answers),
            above.written and AS_WRITTEN in answers,
        )
        for answers, below in above.tree.branches
    ]


def _tree_depth(tree: Tree) -> int:
    return (
        1 + max((_tree_depth(b) for _, b in tree.branches), default=0)
        if isinstance(tree, Split)
        else 1
    )


# ---------------------------------------------------------------- drawing


def _tree_body(answer: Answer, root: Branch, top: float) -> Drawn:
    drawn, low, _ = _drawn_branch(answer, root, (MARGIN, top))
    return drawn, low - top


def _drawn_branch(answer: Answer, branch: Branch, at: Point) -> tuple[str, float, float]:
    """A branch with all that hangs below, where that ends, and the middle of its box."""
    below, y, middles = [], at[1], []
    for each in branches_below(branch):
        drawn, y, middle = _drawn_branch(answer, each, (at[0] + WIDE + APART, y))
        below.append(drawn)
        middles.append((middle, each.written))
    high = _box_height(answer, branch)
    middle = (middles[0][0] + middles[-1][0]) / 2 if middles else at[1] + high / 2
    middle = max(middle, at[1] + high / 2)
    box = _branch_box(answer, branch, (at[0], middle - high / 2), high)
    lines = [_branch_line((at[0] + WIDE, middle), end, written) for end, written in middles]
    return svg.join_elements([*lines, box, *below]), max(y, middle + high / 2 + _BETWEEN), middle


def _branch_line(start: Point, end: float, written: bool) -> str:
    x, y = start
    points = [start, (x + APART / 2, y), (x + APART / 2, end), (x + APART, end)]
    weight = 3 if written else 1.2
    return svg.path(points, stroke=svg.INK if written else "#8c8c8c", stroke_width=weight)


def _box_texts(answer: Answer, branch: Branch) -> tuple[list[str], list[str]]:
    """The answers that lead here, and what is asked or found here, in lines."""
    given = words.answers(answer, branch.asked, branch.answers) if branch.answers else ""
    above = letters.wrapped_lines(given, WIDE - 20, SMALL, 4)
    if isinstance(branch.tree, Split):
        question = words.asked(answer, branch.tree.judgement)
        return above, letters.wrapped_lines(question, WIDE - 20, STRONG, 6)
    holding = int((branch.readings.values == 1).sum())
    said = words.leaf(branch.tree.decided_value, holding, len(branch.readings))
    return above, letters.wrapped_lines(said, WIDE - 44, PLAIN, 4)


def _box_height(answer: Answer, branch: Branch) -> float:
    above, here = _box_texts(answer, branch)
    return 16 + 14.3 * len(above) + 15.6 * len(here) + (4 if above else 0)


def _branch_box(answer: Answer, branch: Branch, at: Point, high: float) -> str:
    above, here = _box_texts(answer, branch)
    leaf = branch.tree if isinstance(branch.tree, Leaf) else None
    fill = signs.TINTS[leaf.decided_value] if leaf else svg.BAND
    thick, colour = (2.5, svg.INK) if branch.written else (1, "#8c8c8c")
    drawn = [svg.rect(at, (WIDE, high), rx=5, fill=fill, stroke=colour, stroke_width=thick)]
    y = at[1] + 18
    drawn += [svg.text((at[0] + 10, y + n * 14.3), each, SMALL) for n, each in enumerate(above)]
    y += 14.3 * len(above) + (4 if above else 0)
    left = 34 if leaf else 10
    if leaf:
        drawn.append(signs.verdict_sign(leaf.decided_value, (at[0] + 19, y - 4)))
    face = PLAIN if leaf else STRONG
    drawn += [svg.text((at[0] + left, y + n * 15.6), each, face) for n, each in enumerate(here)]
    return svg.titled_group(_whole_text(answer, branch), *drawn)


def _whole_text(answer: Answer, branch: Branch) -> str:
    """What may be cut in the box."""
    given = [words.given(answer, branch.asked, branch.answers)] if branch.answers else []
    asked = [words.asked(answer, branch.tree.judgement)] if isinstance(branch.tree, Split) else []
    return "; ".join([*given, *asked])


def _tree_outline(answer: Answer, root: Branch) -> Iterator[str]:
    """The tree in sentences, for those who cannot see it."""
    for below in branches_below(root):
        if isinstance(below.tree, Leaf):
            yield words.outcome(answer, below.asked, below.answers, below.tree.decided_value)
        else:
            yield from (
                f"{words.given(answer, below.asked, below.answers)}; {deeper}"
                for deeper in _tree_outline(answer, below)
            )


def _tree_legend(root: Tree) -> Iterator[LegendEntry]:
    found = {leaf.decided_value for leaf in splits.tree_leaves(root)}
    for value, said in ((value, said) for value, said in words.LEAVES.items() if value in found):
        yield LegendEntry(partial(signs.verdict_sign, value), said)
    yield LegendEntry(line_sample(stroke=svg.INK, stroke_width=3), words.WRITTEN)


PICTURE = Picture("tree", draw_tree)
