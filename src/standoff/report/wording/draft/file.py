"""A proposal as a dispute: its records, and the sentences that stand in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.gather.draft.acts import Act
from standoff.gather.draft.families import Family
from standoff.gather.draft.proposal import Claimed, Preferred, Proposal, Side
from standoff.gather.draft.remarks import Expected
from standoff.gather.draft.wishes import Basis, Doubt
from standoff.model.dispute import (
    Claim,
    DecisionMaker,
    Dispute,
    Grounds,
    Judgement,
    JudgementAnswer,
    Option,
    Preference,
    Question,
)
from standoff.model.statement import parse
from standoff.model.walk import grounds_of
from standoff.report.wording import phrases

LONGEST = 240  # characters of a sentence that a claim repeats
PLACES = 12  # that a line cites
SHOWN = 6  # acts that were left out, told by their words

ASSUMED = {
    Basis.CONDITION: "",
    Basis.DEMANDED: "",
    Basis.BLAMED: "what it blames another for it would rather not have",
    Basis.THREATENED: "what is done to it, or threatened, it would rather not have",
    Basis.OFFERED: "what it is offered it would rather have",
    Basis.NEEDED: "what it makes a condition it wants for itself",
    Basis.REFUSED: "",
    Basis.UNWILLING: "what it does not do it does not want to do",
    Basis.DONE: "what it does or announces it wants",
    Basis.VIEW: "the view is about this act",
}
"""What a wish takes for granted that the words do not say, by what it rests on."""

GUESSED = "who is meant: the words do not name both sides"
ASIDE = "that it is held out as a threat: the words tell of something done to somebody else"
UNSAID = "that the words are about one act: they do not say what it is"
ENOUGH = "NOT in the words: that meeting the condition is enough"

UNNAMED = {
    Family.DEMAND: "do what {other} demands",
    Family.THREAT: "carry out the threat against {other}",
    Family.BLAME: "do what {other} blames it for",
    Family.FAVOUR: "do what it promises to {other}",
    Family.HARM: "act against {other}",
    Family.AIM: "do what it says it wants to do",
}


def dispute(proposal: Proposal) -> Dispute:
    """The proposal as a dispute, every line of it a draft; it names the sources it cites."""
    whole = _whole(proposal)
    cited = {span.rpartition(":")[0] for grounds, _ in grounds_of(whole) for span in grounds.at}
    return replace(whole, sources=tuple(each for each in whole.sources if each.id in cited))


def _whole(proposal: Proposal) -> Dispute:
    selected = (act for side in proposal.sides for act in side.acts if act.today)
    question = proposal.question
    by, target = proposal.sides[question.by].id, proposal.sides[question.target].id
    return Dispute(
        title=phrases.listed(side.name for side in proposal.sides),
        sides=tuple(_side(side, number, proposal) for number, side in enumerate(proposal.sides)),
        status_quo=frozenset(proposal.id(act) for act in selected),
        judgements=tuple(
            _judgement(each, proposal) for each in proposal.preferred if each.judgement
        ),
        sources=proposal.sources,
        question=Question(by, parse(proposal.goal), target, _grounds(question.at)),
        claims=tuple(map(_claim, proposal.claimed)),
        grounds=Grounds(why=_made(proposal), assumes=TODAY, draft=True),
    )


TODAY = "what is told as going on is selected today, and nothing else"
ORDER = (
    "the order: conditions, demands and blame first, then the rest, what is told most often first"
)


def _grounds(at: tuple[str, ...], assumes: str = "", why: str = "") -> Grounds:
    """The grounds of a draft line: of very many places the first, and how many more there are."""
    if len(at) > PLACES:
        why = "; ".join(filter(None, (why, f"told in {len(at) - PLACES:,} more places")))
    return Grounds(at[:PLACES], why=why, assumes=assumes, draft=True)


def _made(proposal: Proposal) -> str:
    documents = phrases.count(len(proposal.sources), "document")
    return f"proposed from {documents}, read with {phrases.listed(proposal.models)}"


# ---------------------------------------------------------------- sides


def _side(side: Side, number: int, proposal: Proposal) -> DecisionMaker:
    wanted = [each for each in proposal.preferred if each.wish.side == number]
    return DecisionMaker(
        side.id,
        side.name,
        tuple(_option(act, proposal) for act in side.acts),
        tuple(_preference(each) for each in wanted),
        grounds=_grounds(side.at, ORDER if wanted else "", "; ".join(left_out(side))),
    )


def left_out(side: Side) -> Iterator[str]:
    """What is not proposed for a side, and why."""
    if not side.acts:
        yield "no option: the documents tell of nothing that it does, could do or is asked to do"
    words = [f"“{act.words}”" for act in side.left_out if act.words][:SHOWN]
    more = len(side.left_out) - len(words)
    rest = [phrases.count(more, "other")] if more else []
    if side.left_out:
        yield f"left out, as told of least: {phrases.listed([*words, *rest])}"


def _option(act: Act, proposal: Proposal) -> Option:
    return Option(
        proposal.id(act),
        text(act, proposal),
        kind=act.kind,
        grounds=_grounds(act.at, "; ".join(_assumed(act))),
    )


def text(act: Act, proposal: Proposal) -> str:
    """An option's text: the documents' words, or ours where they do not say."""
    if act.words:
        return act.words
    deed = act.deeds[0]
    return UNNAMED[deed.family].format(other=proposal.sides[deed.other].name)


def _assumed(act: Act) -> Iterator[str]:
    if not act.words:
        yield UNSAID
    if act.deeds and all(deed.guessed for deed in act.deeds):
        yield GUESSED
    if act.deeds and all(deed.aside for deed in act.deeds):
        yield ASIDE


def _preference(each: Preferred) -> Preference:
    wish = each.wish
    assumed = ASSUMED[wish.basis]
    if wish.doubt is Doubt.ENOUGH:
        assumed = ENOUGH
    if wish.doubt and not each.judgement:
        assumed = "; ".join(filter(None, (assumed, "the documents pull both ways")))
    grounds = _grounds(wish.at, assumed)
    return Preference(parse(each.statement), each.id, grounds=grounds)


# ---------------------------------------------------------------- judgements and claims

QUESTIONS = {
    Doubt.WANTED: "Does {side} want “{act}”?",
    Doubt.CARRIED_OUT: "Would {side} carry it out: “{act}”?",
    Doubt.ENOUGH: "If its condition is met, does {side} do it: “{act}”?",
}
YES, NO = ("yes", "Yes"), ("no", "No")
NEITHER = "the words are hedged"


def _judgement(each: Preferred, proposal: Proposal) -> Judgement:
    wish = each.wish
    doubt = wish.doubt or Doubt.WANTED
    name, act = proposal.sides[wish.side].name, text(wish.act, proposal)
    first, second = (YES, NO) if wish.sign > 0 else (NO, YES)
    grounds = _grounds(wish.at)
    other = _grounds(wish.against, why="" if wish.against else NEITHER)
    return Judgement(
        each.judgement,
        QUESTIONS[doubt].format(side=name, act=act),
        (
            JudgementAnswer(*first, grounds=grounds),
            JudgementAnswer(*second, {each.id: parse(each.otherwise)}, grounds=other),
        ),
        _grounds((*wish.at, *wish.against)),
    )


def _claim(each: Claimed) -> Claim:
    said = each.said
    words = said.words if isinstance(said, Expected) else said.sentence
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rstrip()} ..."
    return Claim(each.id, each.test, words, _grounds((said.at,)))
