"""Pictures in notebooks: a solution or an answer at the end of a cell shows what it found.

IPython asks its formatters how to show a record; these are registered where a shell is
running, and nothing happens anywhere else. The text stays as it is, for plain shells.
"""

from __future__ import annotations

from typing import Any

from standoff.answers.answer import Answer
from standoff.report.pictures.pictures import PICTURES
from standoff.report.subject import Subject
from standoff.stability.solution import Solution
from standoff.stability.solve import solve

OF_A_SOLUTION = ("map", "ladders")
OF_AN_ANSWER = ("readings", "map")


def register_pictures(shell: Any) -> None:
    """Let an IPython shell show records as pictures; asking again changes nothing."""
    html = shell.display_formatter.formatters["text/html"]
    html.for_type(Solution, solution_html)
    html.for_type(Answer, answer_html)


def solution_html(solved: Solution) -> str:
    """A solution as HTML."""
    return _pictures_html(Subject(solved, None), OF_A_SOLUTION)


def answer_html(found: Answer) -> str:
    """An answer as HTML."""
    return _pictures_html(Subject(solve(found.dispute), found), OF_AN_ANSWER)


def _pictures_html(subject: Subject, keys: tuple[str, ...]) -> str:
    known = {each.key: each for each in PICTURES}
    drawn = (known[key].draw(subject) for key in keys)
    return "".join(f"<div>{svg}</div>" for svg in drawn if svg is not None)
