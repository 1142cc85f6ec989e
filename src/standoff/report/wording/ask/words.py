"""Words that the sections of an answer share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from standoff.answers.answer import Answer, Found, Tried
from standoff.errors import plain
from standoff.graph.graph import State
from standoff.model.dispute import Dispute, Judgement, JudgementAnswer
from standoff.report.wording import phrases, statements
from standoff.report.wording.marks import judged, named, said
from standoff.studies.conditions import Condition, Literal, NoCondition

LONGEST = 44  # characters of an option's text where room is short


def question(answer: Answer) -> str:
    """What is asked."""
    goal = statements.statement(answer.goal, answer.dispute)
    does = "keep" if answer.deters else "bring"
    return f"Can {asker(answer)} {does} {target(answer)} to {goal}?"


def asker(answer: Answer) -> str:
    """The name of the side that asks."""
    return phrases.side_of(answer.dispute, answer.settings.by)


def target(answer: Answer) -> str:
    """The name of the side that is asked."""
    return phrases.side_of(answer.dispute, answer.settings.target)


def ids(options: Iterable[str]) -> str:
    """Options by their ids."""
    return phrases.listed(map(named, options))


def short(text: str, most: int = LONGEST) -> str:
    """A text, cut where room is short."""
    whole = plain(text)
    return said(whole if len(whole) <= most else whole[: most - 3].rstrip() + "...")


def where(state: State | None, answer: Answer) -> str:
    """What is selected in a state."""
    return phrases.selected(state, answer.dispute) if state is not None else "not a state"


@dataclass(frozen=True, slots=True)
class Style:
    """How much a sentence says.

    What it calls options, what it adds of a state, how it tells that a judgement has, or with
    False has not, one of some answers, and what it calls a judgement.
    """

    called: Callable[[Iterable[str]], str]
    state: Callable[[State | None, Answer], str]
    answered: Callable[[Judgement, Sequence[JudgementAnswer], bool], str]
    asked: Callable[[Judgement], str]


def _answered(asked: Judgement, answers: Sequence[JudgementAnswer], holds: bool) -> str:
    said_so = phrases.listed((said(each.id) for each in answers), "or")
    return f"{judged(asked.id)} is {'' if holds else 'not '}{said_so}"


def _asked(judgement: Judgement) -> str:
    return f"{judged(judgement.id)} (“{said(judgement.question)}”)"


SHORT = Style(ids, lambda state, answer: f" ({where(state, answer)})", _answered, _asked)


def package(tried: Tried, style: Style = SHORT) -> str:
    """What is threatened and what is offered."""
    parts = []
    if tried.threats:
        parts.append(f"threatening {style.called(tried.threats)}")
    if tried.offers:
        parts.append(f"offering {style.called(tried.offers)}")
    return " and ".join(parts) or "asking, with no threat and no offer"


def rests_on(answer: Answer, *findings: str) -> str:
    """The assumptions without which a finding would be another, for the words beside it."""
    lines = [said(each.line) for each in answer.assumptions if {*findings} & {*each.changes}]
    return f" (rests on what no source says: {phrases.listed(lines)})" if lines else ""


def share(found: Found, answer: Answer) -> str:
    """Holds in n of N."""
    missing = f", no such state in {found.missing:,}" if found.missing else ""
    about = " sampled" if answer.settings.sampled else ""
    return f"{found.holds:,} of {answer.total:,}{about} readings{missing}"


def error(answer: Answer) -> str:
    """Percentage points within which a share from a sample lies, 19 times in 20."""
    return f"{98 / answer.total**0.5:.1f}"


def over(found: Found, answer: Answer) -> str:
    """How often a finding holds, and when; with one reading whether it does."""
    if answer.total == 1:
        return HOLDS[found.base]
    return f"{share(found, answer)}; {when(found, answer)}"


HOLDS = {True: "holds", False: "does not hold", None: "there is no such state"}


def brief(found: Found, answer: Answer) -> str:
    """How many of how many."""
    return f"{found.holds:,} of {answer.total:,}"


def when(found: Found, answer: Answer, style: Style = SHORT) -> str:
    """The exact condition of a finding."""
    drawn = " drawn" if answer.settings.sampled else ""
    if not found.holds:
        return f"in no reading{drawn}"
    if found.always:
        return f"in every reading{drawn}"
    if isinstance(found.condition, NoCondition):
        return NO_CONDITION[found.condition]
    return f"exactly when {condition(found.condition, answer.dispute, style)}"


NO_CONDITION = {
    NoCondition.LONG: "under no short condition",
    NoCondition.GIVEN_UP: "under a condition that was not found: the search for it was given up",
    NoCondition.SAMPLED: "when exactly a sample does not tell",
}


def condition(condition: Condition, dispute: Dispute, style: Style = SHORT) -> str:
    """``carry_out is hollow and oppose_talks is against``; what all terms share comes first."""
    if not condition.terms:
        return "never"
    shared = [one for one in condition.terms[0] if all(one in term for term in condition.terms)]
    rest = [[one for one in term if one not in shared] for term in condition.terms]
    parts = [_literal(dispute, style, *one) for one in shared]
    if len(rest) > 1:
        either = " or ".join(_joined(term, dispute, style) for term in rest)
        parts.append(f"({either})" if parts else either)
    return " and ".join(parts) or "always"


def _joined(term: Sequence[Literal], dispute: Dispute, style: Style) -> str:
    text = " and ".join(_literal(dispute, style, *one) for one in term)
    return f"({text})" if len(term) > 1 else text


def _literal(dispute: Dispute, style: Style, judgement: int, answers: tuple[int, ...]) -> str:
    asked = dispute.judgements[judgement]
    chosen = [asked.answers[answer] for answer in answers]
    others = [each for each in asked.answers if each not in chosen]
    if len(asked.answers) > 2 and len(others) == 1:
        return style.answered(asked, others, False)
    return style.answered(asked, chosen, True)
