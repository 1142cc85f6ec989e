"""Threats and offers: what bites, what is credible, what is assured, what works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.answers.answer import Answer, Cannot, Tried, Workable
from standoff.errors import plain
from standoff.model.dispute import Dispute, Option
from standoff.model.statement import parse
from standoff.report.wording import phrases, stability, statements
from standoff.report.wording.ask import words
from standoff.report.wording.ask.words import SHORT, Style
from standoff.report.wording.marks import named, said
from standoff.studies.findings import PARTS
from standoff.studies.obstacles import Obstacle

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
    now = ", on now" if option.id in answer.dispute.status_quo else ""
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
    on = tuple(id for id in threats if id in answer.dispute.status_quo)
    every = next((t.threats for t in answer.tried if len(t.threats) > 1 and t.threats != on), ())
    if not threats and not marked(answer, "offer"):
        yield notes(answer)
    if on:
        verdict = _verdict(on, "threats.on", answer, style)
        yield f"The threat on the table, {style.called(on)}, {verdict}"
    if every:
        yield f"Threatening everything at once {_verdict(every, 'threats.all', answer, style)}"
    elif threats and not on:
        # Of several at most one can be put, or all would have been tried together.
        alone = [t for t in answer.tried if len(t.threats) == 1 and not t.offers]
        put = next((t for t in alone if t.cannot is not Cannot.SET), alone[0]).threats
        yield f"Threatening {style.called(put)} {_verdict(put, f'threat.{put[0]}', answer, style)}"


def _verdict(threats: tuple[str, ...], id: str, answer: Answer, style: Style) -> str:
    tried = next(t for t in answer.tried if t.threats == threats and not t.offers)
    verdict = works(tried, answer, style)
    told = f"{verdict}{words.rests_on(answer, f'{id}.works')}."
    if answer.total == 1:
        return told
    return f"{told} It works in {words.brief(answer.finding(f'{id}.works'), answer)}."


MARK = 'write kind = "threat" or kind = "offer" under those it holds out'


def notes(answer: Answer) -> str:
    """What to write where no option is marked, and what was tried all the same."""
    none = f"No option of {words.asker(answer)} is marked as a threat or an offer"
    if marked(answer, "threat") or marked(answer, "offer"):
        none = f"No option of {words.asker(answer)} is marked as a threat"
        return f'{none}: write kind = "threat" under those it holds out.'
    return f"{none}, so each was tried alone, as a threat and as an offer: {MARK}."


def marked(answer: Answer, kind: str) -> tuple[str, ...]:
    """The ids of the asker's options of one kind."""
    return tuple(option.id for option in answer.asker.options if option.kind.value == kind)


def what_works(answer: Answer, style: Style = SHORT) -> str:
    """The least that works as written, the best of what does, and what holds up best."""
    if answer.dispute.states:
        return UNTESTED
    told = [_nothing(answer, style)] if answer.least is None else _three(answer, style)
    return " ".join([*told, *_searched(answer)])


def _nothing(answer: Answer, style: Style) -> str:
    if all(each.works is None for each in answer.tried) and not answer.workable:
        return "Whether any package of threats and offers works cannot be told."
    rests = words.rests_on(answer, "package.some.works")
    asking = next((t for t in answer.tried if not t.threats and not t.offers), None)
    if asking and not asking.works:
        return f"Asking alone {works(asking, answer, style)}{rests}."
    none = f"No package of threats and offers works as written{_fullest(answer, style)}{rests}."
    best = answer.steadiest
    if best is None:
        return none if answer.total == 1 else f"{none} None works in any reading."
    return f"{none} What holds up best is {_called(best, answer, style)}."


def _three(answer: Answer, style: Style) -> list[str]:
    least, best, steadiest = answer.least, answer.best_as_written, answer.steadiest
    told = []
    if least:
        rests = words.rests_on(answer, "package.some.works")
        more = sum(each.base for each in answer.workable) - 1
        others = f"; {phrases.count(more, 'other works', 'others work')} too" if more else ""
        told.append(f"The least that works: {_called(least, answer, style)}{rests}{others}.")
    if best and best != least and best.holds > (least.holds if least else 0):
        told.append(f"The best of what works as written: {_called(best, answer, style)}.")
    if steadiest and steadiest not in (least, best):
        told.append(f"What holds up best: {_called(steadiest, answer, style)}.")
    return told


def _called(found: Workable, answer: Answer, style: Style) -> str:
    """A package with the levers that are on either way, and in how many readings it works."""
    parts = []
    if found.threats:
        parts.append(f"threatening {style.called(found.threats)}")
    if found.offers:
        parts.append(f"offering {style.called(found.offers)}")
    told = " and ".join(parts) or "asking, with every threat lifted that the rules let go"
    brought = [id for id in found.on_if_complied if id in marked(answer, "offer")]
    if brought:
        told += f" (the rules bring {style.called(brought)} along)"
    if answer.total == 1:
        return told
    return f"{told} (in {found.holds:,} of {answer.total:,})"


def _searched(answer: Answer) -> Iterator[str]:
    """How far the search went, and what cannot be put together."""
    if not answer.every_package:
        yield (
            f"There are too many threats and offers to try every package: those of up to "
            f"{answer.levers_tried} were tried."
        )
    if answer.largest:
        sets = "; ".join(words.ids(each) for each in answer.largest)
        yield f"They cannot all be put together; the most that can: {sets}."


def _fullest(answer: Answer, style: Style) -> str:
    """Why all the offers together fail, if there are any."""
    offers = marked(answer, "offer")
    tried = next((t for t in answer.tried if t.offers == offers and not t.threats), None)
    if not offers or tried is None or tried.works:
        return ""
    return f": {words.package(tried, style)} {works(tried, answer, style)}"


# ---------------------------------------------------------------- why a package fails


def works(tried: Tried, answer: Answer, style: Style = SHORT) -> str:
    """Whether it works, and if not why."""
    if tried.works is None:
        return f"cannot be told to work, as {reason(tried, answer, style)}"
    if tried.works:
        return f"works{because(tried, answer)}"
    return f"fails, as {reason(tried, answer, style)}"


def reason(tried: Tried, answer: Answer, style: Style = SHORT) -> str:
    """The first part that fails and why."""
    if tried.cannot:
        return _CANNOT[tried.cannot](tried, answer)
    if not tried.fails:
        return "nothing fails"
    return f"{_REASONS[tried.fails[0]](tried, answer, style)}{because(tried, answer)}"


def because(tried: Tried, answer: Answer) -> str:
    """The wish that decides, for the words behind a reason; nothing where none does."""
    found = tried.because
    if found is None:
        return ""
    side = phrases.side_of(answer.dispute, found.side)
    if found.alike:
        return f": {side} likes both alike"
    wishes = [statements.spelled_out(parse(wish), answer.dispute) for wish in found.wishes]
    return f": what decides for {side} is {phrases.listed(wishes)}" if wishes else ""


def in_the_way(obstacles: Iterable[Obstacle], dispute: Dispute) -> str:
    """What keeps somebody from doing something; empty where nothing is named."""
    told = []
    for kind, name in obstacles:
        if kind == "side":
            told.append(f"without {phrases.side_of(dispute, name)}")
        elif kind == "option":
            told.append(f"as {named(name)} cannot be changed")
        else:
            told.append(
                f"because of the {'rule' if kind == 'rule' else 'barred move'} {said(name)}"
            )
    return f" {phrases.listed(told)}" if told else ""


def _cannot_set(tried: Tried, answer: Answer) -> str:
    put = words.package(tried)
    way = in_the_way(tried.obstacles, answer.dispute)
    return f"{words.asker(answer)} cannot put it, {put},{way or ' whatever the target does'}"


def _cannot_lift(tried: Tried, answer: Answer) -> str:
    kept = "set what it offers and lift what it threatens"
    way = in_the_way(tried.obstacles, answer.dispute)
    return f"{words.asker(answer)} cannot {kept}{way}: what cannot be lifted does not coerce"


def _cannot_refuse(tried: Tried, answer: Answer) -> str:
    way = in_the_way(tried.obstacles, answer.dispute)
    return f"{words.target(answer)} cannot refuse{way}: the question does not arise"


def _cannot_comply(tried: Tried, answer: Answer) -> str:
    return f"{words.target(answer)} cannot comply{in_the_way(tried.obstacles, answer.dispute)}"


_CANNOT = {
    Cannot.SET: _cannot_set,
    Cannot.LIFT: _cannot_lift,
    Cannot.REFUSE: _cannot_refuse,
    Cannot.COMPLY: _cannot_comply,
}


def _bites(tried: Tried, answer: Answer, style: Style) -> str:
    complied, defied = style.state(tried.complied, answer), style.state(tried.defied, answer)
    return f"{words.target(answer)} likes complying{complied} no better than refusing{defied}"


def _credible(tried: Tried, answer: Answer, style: Style) -> str:
    asker = words.asker(answer)
    refused = f"{words.target(answer)} having refused, {asker}"
    if tried.instead is None:
        return f"{refused} would be no worse off not carrying them out"
    known = [option.id for option in answer.asker.options]
    on = [id for id in known if id in tried.instead]
    rather = [id for id in on if id not in (tried.defied or ())]
    if rather:
        return f"{refused} would rather {style.called(rather)}"
    carried = [id for id in tried.threats if id in on]
    return (
        f"{refused} would carry out {f'only {style.called(carried)}' if carried else 'none of it'}"
    )


def _firm(tried: Tried, answer: Answer, style: Style) -> str:
    asker, target = words.asker(answer), words.target(answer)
    given = style.state(tried.surrender, answer)
    return f"{target} having refused, {asker} would rather give in{given} than carry it through"


def _delivers(tried: Tried, answer: Answer, style: Style) -> str:
    asker, target = words.asker(answer), words.target(answer)
    if tried.exchanged:
        rule = in_the_way(tried.exchanged, answer.dispute)
        return f"both can only move at once{rule}, and {asker} would rather that {target} refused"
    away = style.state(tried.withdrawn, answer)
    return (
        f"once {target} complied, {asker} would rather not deliver, "
        f"even if {target} answers as it would then{away}"
    )


def _sticks(tried: Tried, answer: Answer, _: Style) -> str:
    asker, target = words.asker(answer), words.target(answer)
    move = phrases.move(tried.broken[0], answer.dispute)
    return (
        f"after delivering, {asker} {move} and gains, and nothing {target} gains by deters it "
        "(the commitment problem)"
    )


def _lasts(tried: Tried, answer: Answer, _: Style) -> str:
    target = words.target(answer)
    move = phrases.move(tried.left[0], answer.dispute)
    return (
        f"once it has what was promised, {target} {move} and gains, and nothing that the others "
        "gain by takes that away (the commitment problem)"
    )


_REASONS = {
    "bites": _bites,
    "credible": _credible,
    "firm": _firm,
    "delivers": _delivers,
    "sticks": _sticks,
    "lasts": _lasts,
}


# ---------------------------------------------------------------- the section


def meaning(answer: Answer) -> str:
    """What the test of a package asks."""
    asker, target = words.asker(answer), words.target(answer)
    better = "at least as much, as a tie deters" if answer.deters else "strictly better"
    return (
        f"A package says: comply, and {asker} sets the offers and lifts the threats; refuse, and "
        f"it sets the threats and withholds the offers. It bites if {target} likes complying "
        f"{better}; it is credible if {asker} would carry out all of it rather than less or "
        f"something milder; firm if {asker} would not give in; assured if {asker} would deliver "
        f"and not go back on it; and it lasts if {target} would not leave again with what it got. "
        "It works if it is all of that. Ties go against the asker."
    )


def section(answer: Answer) -> Iterator[str]:
    """The section, line by line."""
    if answer.dispute.states:
        yield from phrases.wrapped(UNTESTED, "")
        return
    yield from phrases.wrapped(meaning(answer), "")
    if not marked(answer, "threat"):
        yield from phrases.wrapped(notes(answer), "")
    if any(tried.ties > 1 for tried in answer.tried):
        yield from phrases.wrapped(TIES, "")
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


_PARTS = (*PARTS, "stands", "not_needed", "gains")


def _package(tried: Tried, answer: Answer) -> Iterator[str]:
    dispute = answer.dispute
    head = words.package(tried)
    verdict = works(tried, answer)
    yield from phrases.wrapped(f"{head[0].upper()}{head[1:]} {verdict}.")
    complied, defied = words.where(tried.complied, answer), words.where(tried.defied, answer)
    yield f"   complying: {complied}; refusing: {defied}"
    marks = [
        _mark(tried.bites, "bites", "does not bite"),
        "bound" if tried.bound and tried.threats else _mark(tried.credible, *_CREDIBLE),
        _mark(tried.firm, "firm", "not firm"),
        _mark(tried.delivers, _how_delivered(tried), "does not deliver"),
        _mark(tried.sticks, _how_it_sticks(tried), "does not stick"),
        _mark(
            tried.lasts, "lasts by the others' answer" if tried.kept else "lasts", "does not last"
        ),
    ]
    yield from phrases.wrapped(f"   {'; '.join(marks)}", "     ")
    for line in beside(tried, answer):
        yield from phrases.wrapped(f"   {line}", "     ")
    if tried.sticks:
        for met in tried.met[:1]:
            yield from phrases.wrapped(
                f"   If {stability.deed(met.improvement, dispute)}:", "     "
            )
            moves = stability.path(met.path, dispute)
            yield from phrases.indented(stability.numbered(moves), "   ")


TIES = (
    "Where the target has several best choices, every part has to hold in each of them; one of "
    "them is shown."
)
_CREDIBLE = ("credible", "not credible")


def beside(tried: Tried, answer: Answer) -> Iterator[str]:
    """What is told beside the test and is no part of it."""
    asker, target = words.asker(answer), words.target(answer)
    if tried.works and tried.not_needed and (tried.threats or tried.offers):
        yield f"Not needed: {target} would comply anyway once today's threats are lifted."
    if tried.works and tried.further:
        move = phrases.move(tried.further[0], answer.dispute)
        yield f"{asker} would go further: it {move}, which suits {target} too."
    if tried.works and tried.gains is False and not answer.deters:
        yield f"It would work, but {asker} would be worse off than today, or no better."
    if tried.works and tried.stands is False:
        sides = phrases.listed(phrases.side_of(answer.dispute, id) for id in tried.overturned_by)
        yield f"What {sides} would do then overturns it: {target} no longer gains by complying."
    if tried.works and not tried.threats and _lifts(answer):
        lifted = words.ids(id for id in marked(answer, "threat") if id in answer.dispute.status_quo)
        yield f"{lifted} would be called off either way."


def _lifts(answer: Answer) -> bool:
    return any(id in answer.dispute.status_quo for id in marked(answer, "threat"))


def _mark(passed: bool | None, yes: str, no: str) -> str:
    if passed is None:
        return f"{yes}: cannot be told"
    return yes if passed else no


def _how_delivered(tried: Tried) -> str:
    if not tried.delivers:
        return "delivers"
    return "would deliver anyway" if tried.delivers_anyway else "would deliver, or lose it"


def _how_it_sticks(tried: Tried) -> str:
    if not tried.sticks or not (tried.met or tried.further):
        return "sticks by itself" if tried.sticks else "sticks"
    return "sticks by the other's answer" if tried.met else "sticks: more would be welcome"


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
