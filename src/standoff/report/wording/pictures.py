"""Every word that stands in a picture: titles, how to read it, legends, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.answers.answer import Answer, Found, Settlement
from standoff.errors import plain
from standoff.graph.graph import State
from standoff.model.dispute import DecisionMaker, Dispute, Moves, NamedState, Option
from standoff.report.subject import Subject
from standoff.report.wording import phrases
from standoff.report.wording.ask import words
from standoff.stability.evidence import Step
from standoff.studies.ways import Route

STATUS_QUO = "status quo"
GOAL = "goal"
SETTLEMENT = "settlement"
NOTHING = "nothing"
MERGED = "several states that count as one"


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture says about itself: to everybody, and to those who cannot see it."""

    title: str
    note: str
    description: str


# ---------------------------------------------------------------- states and options


def selected(state: State, dispute: Dispute) -> str:
    """What is selected, by ids."""
    ids = [each.id for each in dispute.facts if each.id in state]
    return ", ".join(ids) or NOTHING


def own(ids: Iterable[str]) -> str:
    """What one side has selected, by ids."""
    return ", ".join(ids) or NOTHING


def whole(state: State, dispute: Dispute) -> str:
    """A state, for whom points at it: its key and the words of all that is selected."""
    texts = [plain(str(each)) for each in dispute.facts if each.id in state]
    merged = f" ({MERGED})" if "-" in state.pattern else ""
    return f"{state.pattern}{merged}: {'; '.join(texts) or NOTHING}"


def tags(status_quo: bool, settlement: bool, concepts: Sequence[str]) -> str:
    """What a state is, in a few words."""
    what = [STATUS_QUO] * status_quo + [SETTLEMENT] * settlement
    return " · ".join([*what, *([", ".join(concepts)] if concepts else [])])


def option(option: Option) -> tuple[str, str]:
    """An option's id and its words."""
    return option.id, plain(str(option))


def goal(answer: Answer) -> str:
    """The goal as a legend has it."""
    return f"the goal holds: {answer.goal.text}"


def kept(shown: int, total: int, last: str = "equilibria under the most concepts") -> str:
    """That a picture shows some states only; ``last`` is the least of what matters."""
    if shown == total:
        return ""
    return (
        f" Shown are {shown:,} of {total:,} states, those that matter most: the status quo, "
        f"settlements and the way there, {last}."
    )


# ---------------------------------------------------------------- the option board

SELECTED = "selected"
NOT_SELECTED = "not selected"
EQUILIBRIUM = "an equilibrium: under this concept no side has reason to leave"
EQUILIBRIUM_UNDER = "equilibrium under"


def board(subject: Subject, shown: int) -> Words:
    """The option board's own words."""
    dispute = subject.dispute
    note = (
        "Each row is a state: what everybody does at once. Its key has Y or N for each option in "
        "turn." + kept(shown, len(subject.graph), "equilibria under the most concepts, goal states")
    )
    description = (
        f"A table of {phrases.count(shown, 'state')} by "
        f"{phrases.count(len(dispute.options), 'option')} of "
        f"{phrases.listed(map(phrases.side, dispute.sides))}. {_standing(subject)}{note}"
    )
    return Words(f"Option board: {plain(dispute.title)}", note, description)


def _standing(subject: Subject) -> str:
    """The status quo, and how many equilibria there are."""
    graph, solution = subject.graph, subject.solution
    counts = [
        f"{each.key} {int(solution.holds(each.key).all(axis=0).sum()):,}"
        for each in solution.concepts
    ]
    state = phrases.state(graph.state(graph.status_quo), subject.dispute)
    found = f"Equilibria: {', '.join(counts)}. " if counts else ""
    return f"The status quo is {state}. {found}"


# ---------------------------------------------------------------- the ladders

BEST = "likes best"
WORST = "likes least"
NO_PREFERENCES = "no preferences: all are equal"
OTHER_LINES = "another state that matters"
SETTLEMENT_MEANS = "settlement: the goal holds and both sides of the question gain"


def ladders(subject: Subject, named: int) -> Words:
    """The ladders' own words."""
    dispute, total = subject.dispute, len(subject.graph)
    sides = phrases.listed(map(phrases.side, dispute.sides))
    which = "all" if named == total else f"the {named:,} that matter most of"
    note = (
        f"What each side likes best stands on top; states in one frame are liked equally. Named: "
        f"{which} {phrases.count(total, 'state')}. Lines join the same state: where they fall or "
        "rise steeply the sides pull apart."
    )
    description = f"A ladder of states for each of {sides}, best on top. {_standing(subject)}{note}"
    return Words(f"Who wants what: {plain(dispute.title)}", note, description)


def others(states: int, rungs: int, beside: bool) -> str:
    """States that are not named."""
    if beside:
        return f"and {states:,} more, liked equally"
    more = phrases.count(states, "other state")
    return more if rungs == states else f"{more} on {phrases.count(rungs, 'rung')}"


# ---------------------------------------------------------------- the path strip

TODAY = "Today"
AT_THE_END = "At the end"
AGAINST_TODAY = "compared with today:"
JUMPS = "jumps first, at a cost"
BETTER, SAME, WORSE = "better off", "neither", "worse off"
GAINS = {1: "better", 0: "same", -1: "worse"}


def texts(state: State, dispute: Dispute) -> str:
    """The words of all that is selected; in graph form the state's own."""
    return phrases.listed(_texts(each for each in dispute.facts if each.id in state))


def _texts(options: Iterable[Option | NamedState]) -> list[str]:
    return [phrases.option(each) for each in options] or [NOTHING]


def step(number: int, step: Step, dispute: Dispute) -> str:
    """Who makes a step."""
    return f"{number}. {phrases.side_of(dispute, step.side)}"


def deed(step: Step, dispute: Dispute) -> str:
    """What is done in a step."""
    return phrases.move(step, dispute)


def way_to(found: Settlement, dispute: Dispute) -> str:
    """A settlement as the end of a way."""
    under = ", ".join(found.equilibrium)
    held = f"an equilibrium under {under}" if under else "no equilibrium, so it does not last"
    detour = "" if found.direct else ", by a detour, as there is no direct way"
    return f"To {phrases.state(found.state, dispute)}{detour}: {held}"


def path(subject: Subject, ways: Sequence[tuple[Settlement, Route]], total: int) -> Words:
    """The path strip's own words."""
    dispute = subject.dispute
    more = f" Shown: {len(ways)} of {total:,}." if len(ways) < total else ""
    note = (
        "The way from the status quo to each settlement: of those on which nothing is done that "
        "has to be undone the one with the fewest moves that cost their mover, then the fewest "
        "moves. "
        f"Under each step: what it does to each side.{more}"
    )
    told = " ".join(_told(found, route, dispute) for found, route in ways)
    return Words(f"The way to a settlement: {plain(dispute.title)}", note, f"{note} {told}")


def _told(found: Settlement, route: Route, dispute: Dispute) -> str:
    steps = "; ".join(
        f"{step(n, each, dispute)} {deed(each, dispute)}, {phrases.gain(each)}"
        for n, each in enumerate(route.steps, 1)
    )
    jumpers = phrases.listed((phrases.side_of(dispute, s.side) for s in found.jump_first), "or")
    first = f" {jumpers} must jump first." if found.jump_first else ""
    return f"{way_to(found, dispute)}: {steps}.{first}"


# ---------------------------------------------------------------- the map

FIRM = "under all of them"
RAIL = "moves along this line are possible"
ROUTE = "the way to a settlement, step by step; thin and black: its mover does not gain"


def state_map(subject: Subject, shown: int, hidden: int, loose: Sequence[str]) -> Words:
    """The map's own words."""
    dispute, total = subject.dispute, len(subject.graph)
    arrow = "thick arrow" if dispute.states else "arrow"
    whole = (
        f"A state that no {arrow} leaves is one that nobody gains by leaving."
        if shown == total
        else "Moves from or to states that are not shown are left out."
    )
    note = (
        "Each box is a state. An arrow leads where its side gains by a move of its own"
        f"{_chained(dispute, loose)}. {whole}{kept(shown, total)}"
    )
    if hidden:
        note += (
            f" {phrases.count(hidden, 'gain')} that such arrows make up, or that "
            f"{'leads' if hidden == 1 else 'lead'} to a state liked just as much, "
            f"{'has' if hidden == 1 else 'have'} no arrow of "
            f"{'its' if hidden == 1 else 'their'} own."
        )
    sides = phrases.listed(phrases.side(side) for side in dispute.sides)
    moves = f"Each of {sides} moves along rows or along columns"
    if dispute.states:
        moves = f"Arrows are the moves of {sides}"
    description = f"A map of {phrases.count(shown, 'state')}. {moves}. {_standing(subject)}{note}"
    return Words(f"Where everybody can move: {plain(dispute.title)}", note, description)


def _chained(dispute: Dispute, loose: Sequence[str]) -> str:
    """Whether a side may go on along its own arrows."""
    if dispute.states:
        return ", a thin one where it can move without a gain; nobody moves twice running"
    but = f", but not {phrases.listed(loose)}" if loose else ""
    return f"; a side can go on along its own arrows in the same move{but}"


def own_texts(side: DecisionMaker, chosen: Sequence[Option]) -> str:
    """What one side has selected, in the words of its options."""
    return f"{phrases.side(side)}: {'; '.join(plain(str(each)) for each in chosen) or NOTHING}"


def gains(side: DecisionMaker) -> str:
    """What an arrow means."""
    return f"{phrases.side(side)} gains"


def no_gain(side: DecisionMaker) -> str:
    """What a thin arrow means."""
    return f"{phrases.side(side)} can move, and does not gain"


def firm(most: int) -> str:
    """What a thick border means."""
    return (
        f"an equilibrium; the thicker, the more of the {most} concepts of the literature say so. "
        "The word in it names the strictest"
    )


def fixed(dispute: Dispute) -> str:
    """Options that cannot be changed both ways, and moves that cannot be made."""
    told = [
        f"{each.id} ({each.moves.value})"
        for each in dispute.options
        if each.moves is not Moves.EITHER_WAY
    ]
    options = [f"Not free to change: {', '.join(told)}"] if told else []
    barred = [f"{phrases.side(s)} {each}" for s in dispute.sides for each in s.no_moves]
    return ". ".join([*options, *([f"No move of {', nor of '.join(barred)}"] if barred else [])])


# ---------------------------------------------------------------- the readings

HOLDS_IN = "holds in so many readings"
FAILS_IN = "does not hold"
MISSING_IN = "there is no such state"
AS_WRITTEN = {
    1: "holds as the file is written",
    0: "does not hold as written",
    -1: "no such state as written",
}
_CLAIMS = "What the source claims"
_GROUPS = {
    "threats.on": "The threats on the table",
    "threats.all": "All threats together",
    "offers.all": "All offers together",
    "package.some": "Some package of threats and offers",
    "": "Where things stand",
}
_PARTS = {
    "frozen": "frozen: no side gains by a move of its own",
    "deadlock": "deadlocked: no chain of gains leads to the goal",
    "settlement.seq": "a settlement is sequentially stable (seq)",
    "settlement.nash": "a settlement is Nash stable (nash)",
    "bites": "bites: complying is better than refusing",
    "credible": "is credible: it would be carried out",
    "firm": "is firm: the asker would not give in",
    "assured": "is assured: compliance would be honoured",
    "lasts": "lasts: complying would not be taken back",
    "works": "works: all of this at once",
    "stands": "stands: the other sides do not overturn it",
    "not_needed": "not needed: asking alone works",
    "gains": "gains: better than today for the asker",
    "idle": "idle if it stands whatever happens",
    "counterproductive": "counterproductive if it stands",
}


def readings(answer: Answer) -> Words:
    """The bars' own words."""
    total = phrases.count(answer.total, "reading")
    if answer.settings.sampled:
        which = (
            f"{total} drawn at random (seed {answer.settings.seed}): shares are within "
            f"{words.error(answer)} percentage points, 19 times in 20."
        )
    else:
        open_ones = phrases.count(len(answer.dispute.judgements), "open judgement")
        which = f"{total}: every way of answering {open_ones}."
    note = f"In how many readings each finding holds. {which}"
    told = "; ".join(f"{found.id} {count_of(found, answer)}" for found in answer.found)
    title = f"What holds in how many readings: {plain(answer.dispute.title)}"
    return Words(title, note, f"{note} {told}.")


def count_of(found: Found, answer: Answer) -> str:
    """How many of how many."""
    return words.brief(found, answer)


def group(found: Found, answer: Answer) -> str:
    """What a finding is about: the heading above its bar."""
    if found.claim is not None:
        return _CLAIMS
    subject, _, part = found.id.rpartition(".")
    kind, _, id = subject.partition(".")
    if kind in ("threat", "offer"):
        chosen = next((each for each in answer.dispute.options if each.id == id), None)
        return f"{kind.capitalize()} {id}: {plain(str(chosen)) if chosen else id}"
    return _GROUPS.get(subject, _GROUPS[""]) if part else _GROUPS[""]


def finding(found: Found, answer: Answer) -> tuple[str, str]:
    """A finding in a few words, and in full."""
    told = words.over(found, answer)
    if found.claim is not None:
        claimed = plain(found.claim.text or found.id)
        return f"{found.id}: {claimed}", f"{found.id}: {claimed}; {told}"
    part = found.id.rpartition(".")[2]
    short = _PARTS.get(found.id) or _PARTS.get(part, found.id)
    return short, f"{found.id}: {told}"


# ---------------------------------------------------------------- the tree

WRITTEN = "the file as written"
LEAVES = {1: "works", 0: "does not work", -1: "there is no such state", None: "it depends on more"}


def tree(answer: Answer, found: Found, cut: bool, outline: Iterable[str]) -> Words:
    """The tree's own words."""
    about = _about(found, answer)
    count = f"{words.brief(found, answer)} {'drawn ' * answer.settings.sampled}readings"
    note = (
        f"{about} works in {count}. Which judgements decide it, the most telling first; "
        "judgements that are not in the tree make no difference."
    )
    if cut:
        note = (
            f"{about} works in {count}. Which judgements decide it, the most telling first. "
            "The tree is cut where it would grow too large; there it depends on more."
        )
    if answer.settings.sampled:
        note += " The tree is true of the readings drawn, and may not be of the others."
    title = f"What decides whether it works: {plain(answer.dispute.title)}"
    return Words(title, note, f"{note} {'. '.join(outline)}.")


def _about(found: Found, answer: Answer) -> str:
    """The package that a finding is about."""
    kind, _, rest = found.id.removesuffix(".works").partition(".")
    if kind in ("threat", "offer"):
        options = (each for each in answer.dispute.options if each.id == rest)
        done = {"threat": "Threatening", "offer": "Offering"}[kind]
        return f"{done} {phrases.listed(phrases.option(each) for each in options)}"
    return _GROUPS.get(f"{kind}.{rest}", found.id)


def answers(answer: Answer, asked: int, given: Sequence[int]) -> str:
    """The answers to a judgement that lead on, by their numbers."""
    every = answer.dispute.judgements[asked].answers
    return phrases.listed((plain(every[n].text or every[n].id) for n in given), "or")


def given(answer: Answer, asked: int, given: Sequence[int]) -> str:
    """The same, with the judgement's id."""
    return f"If {answer.dispute.judgements[asked].id}: {answers(answer, asked, given)}"


def leaf(decided: int | None, holds: int, total: int) -> str:
    """What is found at a leaf, and in how many readings."""
    number = phrases.count(total, "reading")
    if decided is None:
        return f"depends on more: works in {holds:,} of {number}"
    return f"{LEAVES[decided]} ({number})"


def outcome(answer: Answer, asked: int, answers: Sequence[int], decided: int | None) -> str:
    """A way through the tree to its end, or its last stretch."""
    return f"{given(answer, asked, answers)}, {LEAVES[decided]}"


def asked(answer: Answer, judgement: int) -> str:
    """A judgement in full."""
    found = answer.dispute.judgements[judgement]
    return f"{plain(found.question)} ({found.id})"
