"""Threats and offers."""

from __future__ import annotations

from standoff.answers.answer import Answer, Tried
from standoff.report.wording.ask import threats, words
from standoff.report.wording.marks import capital
from standoff.report.wording.page import names

TITLE = "The threats and offers"
TEST = "The test is Standoff's own: the literature's solution concepts know no conditional threat."
CAPTION = "Each package by the parts of the test, as the file is written"
HEAD = ("Package", "Bites", "Credible", "Firm", "Assured", "Lasts", "Works")
OVER = "Works in"
WHY = "Why each of them works or fails"
STANDING = "Threats that stand whatever the other side does"
STANDING_MEANS = (
    "A threat that is not lifted on compliance is no condition but a fact to live with. The test "
    "asks what it changes: it is idle if {target} does the same with and without it, "
    "counterproductive if {asker} likes the new reply less. This test is Standoff's own too."
)
STANDING_CAPTION = "What {target} does while threats stand"
STANDING_HEAD = ("Threats", "Effect", "To the asker")


def standing_means(answer: Answer) -> str:
    """What the test of unconditional threats asks."""
    return STANDING_MEANS.format(target=words.target(answer), asker=words.asker(answer))


def standing_caption(answer: Answer) -> str:
    """The caption of their table."""
    return STANDING_CAPTION.format(target=words.target(answer))


_PART = {True: "yes", False: "no", None: "cannot be told"}


def row(tried: Tried, answer: Answer) -> tuple[str, ...]:
    """A package, and each part of its test."""
    name = capital(words.package(tried, names.plain_style(answer)))
    credible = "bound" if tried.bound else _PART[tried.credible]
    if not tried.threats:
        credible = "no threat"
    return (
        name,
        _PART[tried.bites],
        credible,
        _PART[tried.firm],
        _PART[tried.assured],
        _PART[tried.lasts],
        _PART[tried.works],
    )


def why(tried: Tried, answer: Answer) -> str:
    """The verdict with its states."""
    told = f"{capital(words.package(tried))} {threats.works(tried, answer)}."
    return " ".join([told, *threats.beside(tried, answer)])
