"""Threats and offers: what bites, what is credible, what is assured, what works."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.answers.answer import Answer, Tried, package_id
from standoff.errors import plain
from standoff.model.dispute import Option
from standoff.report.wording import phrases, stability
from standoff.report.wording.ask import words
from standoff.report.wording.ask.words import SHORT, Style
from standoff.report.wording.marks import named, said

TITLE = "Threats and offers, each held out on condition (the test is Standoff's own)"


def legend(answer: Answer) -> str | None:
    """The asker's threats and offers by id, each with its text."""
    told = []
    for kind, title in (("threat", "Threats"), ("offer", "Offers")):
        known = {option.id: option for option in answer.dispute.options}
        levers = [_lever(known[id], answer) for id in marked(answer, kind)]
        if levers:
            told.append(f"{title}: {', '.join(levers)}.")
    return " ".join(told) or None


def _lever(option: Option, answer: Answer) -> str:
    now = ", on now" if option.id in answer.standing.state else ""
    assumed = ", in part assumed" if option.grounds.assumes else ""
    return f"{named(option.id)} ({words.short(str(option))}{now}{assumed})"


UNTESTED = (
    "This dispute is in graph form: sides move between named states and have no options, so no "
    "threat and no offer can be put to the test."
)


def summary(answer: Answer, style: Style = SHORT) -> Iterator[str]:
    """The package on the table, all threats, and what works."""
    yield from threatened(answer, style)
    yield what_works(answer, style)


def threatened(answer: Answer, style: Style = SHORT) -> Iterator[str]:
    """The threats on the table, and all of them at once."""
    if answer.dispute.states:
        return
    threats = marked(answer, "threat")
    on = tuple(id for id in threats if id in answer.standing.state)
    if not threats and not marked(answer, "offer"):
        yield notes(answer)
    if on:
        verdict = _verdict(on, "threats.on", answer, style)
        yield f"The threat on the table, {style.called(on)}, {verdict}"
    if threats and threats != on:
        everything = "everything at once" if len(threats) > 1 else style.called(threats)
        yield f"Threatening {everything} {_verdict(threats, 'threats.all', answer, style)}"


def _verdict(threats: tuple[str, ...], id: str, answer: Answer, style: Style) -> str:
    tried = next(t for t in answer.tried if t.threats == threats and not t.offers)
    verdict = works(tried, answer, style)
    told = f"{verdict}{words.rests_on(answer, f'{id}.works')}."
    if answer.total == 1:
        return told
    return f"{told} It works in {words.brief(answer.finding(f'{id}.works'), answer)}."


def notes(answer: Answer) -> str:
    """What to write where no option is marked as a threat."""
    return (
        f"No option of {words.asker(answer)} is marked as a threat: write "
        'kind = "threat" (or "offer") under the options it holds out.'
    )


def marked(answer: Answer, kind: str) -> tuple[str, ...]:
    """The ids of the asker's options of one kind."""
    return tuple(option.id for option in answer.asker.options if option.kind.value == kind)


def what_works(answer: Answer, style: Style = SHORT) -> str:
    """The smallest packages that work."""
    if answer.dispute.states:
        return UNTESTED
    if not answer.every_package:
        return "There are too many threats and offers to try every package of them."
    if not answer.working:
        none = f"No package of threats and offers works{_fullest(answer, style)}"
        return f"{none}{words.rests_on(answer, 'package.some.works')}.{_some(answer)}"
    first = [_working(tried, answer, style) for tried in answer.working[:3]]
    more = len(answer.working) - len(first)
    others = f"; and {more} more" if more else ""
    return f"The least that works: {'; or '.join(first)}{others}.{_some(answer)}"


def _fullest(answer: Answer, style: Style) -> str:
    """Why all the offers together fail, if there are any."""
    offers = marked(answer, "offer")
    tried = next((t for t in answer.tried if t.offers == offers and not t.threats), None)
    if not offers or tried is None:
        return ""
    return f": {words.package(tried, style)} {works(tried, answer, style)}"


def _working(tried: Tried, answer: Answer, style: Style) -> str:
    """A package, and in how many readings that very package works."""
    named = package_id(tried, answer)
    rests = words.rests_on(answer, f"{named or 'package.some'}.works")
    if named is None or answer.total == 1:
        return f"{words.package(tried, style)}{rests}"
    counted = words.brief(answer.finding(f"{named}.works"), answer)
    return f"{words.package(tried, style)} (in {counted}){rests}"


def _some(answer: Answer) -> str:
    if answer.total == 1:
        return ""
    found = answer.finding("package.some.works")
    return f" Some package works in {words.brief(found, answer)}."


# ---------------------------------------------------------------- why a package fails


def works(tried: Tried, answer: Answer, style: Style = SHORT) -> str:
    """Whether it works, and if not why."""
    if tried.works is None:
        return f"cannot be told to work, as {reason(tried, answer, style)}"
    return "works" if tried.works else f"fails, as {reason(tried, answer, style)}"


def reason(tried: Tried, answer: Answer, style: Style = SHORT) -> str:
    """The first part that fails and why."""
    if tried.complied is None:
        return f"{words.target(answer)} cannot comply{_blocks(tried)}"
    if tried.works is None and tried.defied is None:
        return f"{words.target(answer)} has no way to refuse: the question does not arise"
    return _REASONS[tried.fails[0]](tried, answer, style) if tried.fails else "nothing fails"


def _blocks(tried: Tried) -> str:
    told = {
        "side": "without {}",
        "rule": "(rule {})",
        "move": "(no move {})",
        "option": "({} cannot be changed)",
    }
    return "".join(f" {told[kind].format(said(name))}" for kind, name in tried.blocks)


def _bites(tried: Tried, answer: Answer, style: Style) -> str:
    complied, defied = style.state(tried.complied, answer), style.state(tried.defied, answer)
    return f"{words.target(answer)} likes complying{complied} no better than refusing{defied}"


def _credible(tried: Tried, answer: Answer, style: Style) -> str:
    asker = words.asker(answer)
    if tried.carried_out == tried.threats:
        return f"{asker} would be no worse off not carrying them out"
    carried = style.called(tried.carried_out)
    only = f"carry out only {carried}" if tried.carried_out else "carry out none of it"
    return f"{words.target(answer)} having refused, {asker} would {only}"


def _delivers(tried: Tried, answer: Answer, style: Style) -> str:
    asker, target = words.asker(answer), words.target(answer)
    if tried.delivers is None:
        return f"{target} cannot comply before {asker} has moved{_blocks(tried)}"
    if not tried.reachable:
        return f"once {target} complied, {asker} could not get to what it promises"
    away = style.state(tried.withdrawn, answer)
    return (
        f"once {target} complied, {asker} would rather not deliver, "
        f"even if {target} answers as it would then{away}"
    )


def _sticks(tried: Tried, answer: Answer, _: Style) -> str:
    asker, target = words.asker(answer), words.target(answer)
    step = (tried.hurts or tried.unmet)[0]
    move = phrases.move(step, answer.dispute)
    told = f"after delivering, {asker} {move} and gains, and nothing {target} gains by deters it"
    if tried.hurts:
        return f"{told} (the commitment problem)"
    return f"{told}; {target} would be no worse off"


_REASONS = {
    "bites": _bites,
    "credible": _credible,
    "delivers": _delivers,
    "sticks": _sticks,
}


# ---------------------------------------------------------------- the section


def meaning(answer: Answer) -> str:
    """What the test of a package asks."""
    asker, target = words.asker(answer), words.target(answer)
    return (
        f"A package says: comply, and {asker} sets the offers and lifts every threat; refuse, "
        f"and it sets the threats and makes no offer. It bites if {target} likes complying "
        "strictly better; it is credible if carrying out all of it is the asker's best answer "
        "to refusal; it is assured if the asker would deliver, and then not go back on it. "
        "It works if it is all three. Ties go against the asker."
    )


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    if answer.dispute.states:
        yield from phrases.wrapped(UNTESTED, "")
        return
    yield from phrases.wrapped(meaning(answer), "")
    if not marked(answer, "threat"):
        yield from phrases.wrapped(notes(answer), "")
    for tried in answer.tried:
        yield ""
        yield from _package(tried, answer)
    yield ""
    yield from phrases.wrapped(what_works(answer))
    for tried in answer.working:
        yield ""
        yield from _package(tried, answer)
    yield ""
    yield "Over the readings:"
    for found in answer.found:
        if found.claim is None and found.id.rpartition(".")[2] in _PARTS:
            line = f"  {found.id}: {words.over(found, answer)}"
            yield from phrases.wrapped(line, "      ")
    yield from _assumed(answer)


_PARTS = ("bites", "credible", "assured", "works")


def _package(tried: Tried, answer: Answer) -> Iterator[str]:
    dispute = answer.dispute
    head = words.package(tried)
    verdict = works(tried, answer)
    yield from phrases.wrapped(f"{head[0].upper()}{head[1:]} {verdict}.")
    complied, defied = words.where(tried.complied, answer), words.where(tried.defied, answer)
    yield f"   complying: {complied}; refusing: {defied}"
    marks = [
        _mark(tried.bites, "bites", "does not bite"),
        _mark(tried.credible, "credible", "bound" if tried.bound else "not credible"),
        _mark(tried.delivers, "delivers", "does not deliver"),
        _mark(tried.sticks, "sticks", "does not stick"),
    ]
    if tried.delivers:
        marks[2] = _how_delivered(tried)
    if tried.sticks:
        marks[3] = _how_it_sticks(tried)
    yield from phrases.wrapped(f"   {'; '.join(marks)}", "     ")
    if tried.sticks and not tried.sticks_by_itself:
        for met in tried.met[:1]:
            yield from phrases.wrapped(
                f"   If {stability.deed(met.improvement, dispute)}:", "     "
            )
            moves = stability.path(met.path, dispute)
            yield from phrases.indented(stability.numbered(moves), "   ")


def _mark(passed: bool | None, yes: str, no: str) -> str:
    if passed is None:
        return f"{yes}: no such state"
    return yes if passed else no


def _how_delivered(tried: Tried) -> str:
    return "would deliver anyway" if tried.delivers_anyway else "would deliver, or lose it"


def _how_it_sticks(tried: Tried) -> str:
    return "sticks by itself" if tried.sticks_by_itself else "sticks by the other's answer"


def _assumed(answer: Answer) -> Iterator[str]:
    lines = [
        f"  {option.id}: {plain(option.grounds.assumes)}"
        for option in answer.dispute.options
        if option.grounds.assumes
    ]
    if lines:
        yield ""
        yield "Assumed of these options, not said by a source:"
        yield from lines
