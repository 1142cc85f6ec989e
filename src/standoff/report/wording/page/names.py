"""How options and states are called where there is room for the file's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.answers.answer import Answer
from standoff.graph.graph import State
from standoff.model.dispute import DecisionMaker, Dispute, Judgement, JudgementAnswer
from standoff.report.wording import phrases
from standoff.report.wording.ask.words import Style
from standoff.report.wording.marks import said

LONGEST = 200  # characters of a text from the file inside a sentence


def brief(text: str) -> str:
    """A text from the file, on one line and cut where it is very long."""
    line = " ".join(text.split())
    return said(line if len(line) <= LONGEST else f"{line[: LONGEST - 3].rstrip()}...")


def whole(text: str) -> str:
    """A text from the file on one line, all of it."""
    return said(" ".join(text.split()))


def options(ids: Iterable[str], dispute: Dispute) -> str:
    """Options by their words."""
    known = {option.id: option for option in dispute.options}
    return phrases.listed(f"“{brief(str(known[id]))}”" for id in ids)


def plain_style(answer: Answer) -> Style:
    """Options by their words; states are not spelled out."""
    return Style(
        called=lambda ids: options(ids, answer.dispute),
        state=lambda _state, _answer: "",
        answered=_answered,
        asked=lambda judgement: f"“{brief(judgement.question)}”",
    )


def _answered(asked: Judgement, answers: Sequence[JudgementAnswer], holds: bool) -> str:
    texts = phrases.listed((f"“{brief(each.text or each.id)}”" for each in answers), "or")
    return f"“{brief(asked.question)}” is {'' if holds else 'not '}answered {texts}"


def doing(side: DecisionMaker, state: State, dispute: Dispute) -> str:
    """What a side has selected in a state, and what not."""
    on = [option.id for option in side.options if option.id in state]
    off = [option.id for option in side.options if option.id not in state]
    if not side.options:
        return "can do nothing of its own"
    selected = f"Selected: {options(on, dispute)}." if on else "Selected: nothing."
    return f"{selected} Not selected: {options(off, dispute)}." if off else selected


def going(ends: Sequence[State], dispute: Dispute) -> str:
    """Where a side can go from a state in graph form."""
    if not ends:
        return "Can go nowhere."
    return f"Can go to {phrases.listed((state(each, dispute) for each in ends), 'or')}."


def state(state: State, dispute: Dispute) -> str:
    """A state's short names and its key; in graph form its words and its id."""
    if dispute.states:
        return phrases.state(state, dispute)
    return f"{phrases.selected(state, dispute)} [{state.pattern}]"
