"""A proposal: what a person is asked to accept, change or strike, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.errors import RequestError
from standoff.gather.draft.acts import Act, acts, conditions
from standoff.gather.draft.collected import Collected, collected
from standoff.gather.draft.families import Family
from standoff.gather.draft.names import Names
from standoff.gather.draft.remarks import Condition, Expectation, Expected
from standoff.gather.draft.wishes import Doubt, Wish, carried_out, wishes
from standoff.gather.records import Gathered
from standoff.model.dispute import OptionKind, Source

MOST_OPTIONS, MOST_IN_ALL = 6, 12
"""Options that are proposed, of a side and of all: more than anybody reviews in one go."""
MOST_JUDGEMENTS = 5
CONCEPT = "seq"
"""The solution concept that a claim about equilibria is put in."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side with the acts that become its options; ``left_out`` are told of least."""

    id: str
    name: str
    at: tuple[str, ...]
    acts: tuple[Act, ...]
    left_out: tuple[Act, ...]
    called: frozenset[str]
    """Its names in the documents, in small letters."""


@dataclass(frozen=True, slots=True)
class Preferred:
    """A preference, and the wish that it puts into a statement.

    ``otherwise`` is the statement of a judgement's other answer, where it is left open.
    """

    id: str
    statement: str
    wish: Wish
    judgement: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question: ``by`` wants an act of ``target``, or with ``stop`` that it ends."""

    by: int
    target: int
    act: Act
    stop: bool
    at: tuple[str, ...]


Test = Mapping[str, str | bool | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What an author expects, or holds to be necessary, with its test."""

    id: str
    said: Expected | Condition
    test: Test


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that is proposed; acts go by ``ids``, by the number Python gives them."""

    sides: tuple[Side, ...]
    ids: Mapping[int, str]
    preferred: tuple[Preferred, ...]
    question: Asked
    goal: str
    claimed: tuple[Claimed, ...]
    sources: tuple[Source, ...]
    """Every document that was read, cited or not."""
    models: tuple[str, ...]

    def id(self, act: Act) -> str:
        """The id of the option that an act becomes."""
        return self.ids[id(act)]


def proposed(documents: Iterable[Gathered], sides: Sequence[str]) -> Proposal:
    """What documents let one propose about some sides, named by code or actor.

    Documents are read one at a time; the same documents give the same proposal.

    Raises:
        RequestError: where a side is nowhere mentioned, or nothing is told between them.
    """
    found = collected(documents, sides)
    told = acts(found.deeds, found.conditions)
    if not told:
        raise RequestError(
            f"no document tells what {' and '.join(found.wanted)} do to or ask of one another",
            "look at the events of the dossier, or name other sides",
        )
    return _Draft(found, told).proposal()


class _Draft:
    """The parts of a proposal, each made when it is needed first."""

    def __init__(self, found: Collected, told: Sequence[Act]) -> None:
        self.found = found
        self.names = Names()
        self.columns = Names()
        ids = [self.names.of(name, "side") for name in found.wanted]
        asked = _question(told)
        told = told if asked.act in told else [asked.act, *told]
        self.question = asked
        self.sides = tuple(self._side(n, id, told) for n, id in enumerate(ids))
        self.kept = [act for side in self.sides for act in side.acts]
        self.ids = {id(act): self.names.of(act.words, _unsaid(act)) for act in self.kept}

    def proposal(self) -> Proposal:
        found = self.found
        return Proposal(
            self.sides,
            self.ids,
            tuple(self._preferred()),
            self.question,
            self._goal(self.question),
            tuple(self._claims()),
            tuple(found.sources.values()),
            tuple(found.models),
        )

    # ------------------------------------------------------------ sides and options

    def _side(self, number: int, id: str, told: Sequence[Act]) -> Side:
        """A side with the acts that matter most: what is asked for, then what is told most."""
        own = [act for act in told if act.owner == number]
        own.sort(key=self._rank)
        most = min(MOST_OPTIONS, MOST_IN_ALL // len(self.found.wanted))
        at = (self.found.places[number],)
        name, called = self.found.name(number), frozenset(self.found.called[number])
        return Side(id, name, at, tuple(own[:most]), tuple(own[most:]), called)

    def _rank(self, act: Act) -> tuple[bool, bool, int, bool]:
        """What is asked for, what the dispute turns on, what is told most, threats first."""
        threat = act.kind is OptionKind.THREAT
        return act is not self.question.act, not _pivotal(act), -act.weight, not threat

    # ------------------------------------------------------------ preferences

    def _preferred(self) -> Iterator[Preferred]:
        found = self.found
        wanted = [
            *wishes(self.kept, found.deeds, found.views),
            *carried_out(self.kept, found.slights, self._demands()),
        ]
        doubtful = sorted((w for w in wanted if w.doubt), key=lambda w: -len(w.at + w.against))
        open_ = {id(wish) for wish in doubtful[:MOST_JUDGEMENTS]}
        for wish in wanted:
            yield self._put(wish, open_=id(wish) in open_)

    def _put(self, wish: Wish, *, open_: bool) -> Preferred:
        act = self.ids[id(wish.act)]
        id_ = self.names.new(f"{self.sides[wish.side].id}_{act}")
        statement, otherwise = self._statements(wish, act)
        if not open_ or wish.doubt is None:
            return Preferred(id_, statement, wish)
        judgement = self.columns.new(f"{_OPEN[wish.doubt]}_{act}")
        return Preferred(id_, statement, wish, judgement, otherwise)

    def _statements(self, wish: Wish, act: str) -> tuple[str, str]:
        """What a wish says, and what the other answer would say."""
        if wish.only_if is not None:
            word = "iff" if wish.doubt is Doubt.ENOUGH else "only if"
            return f"{act} {word} {self.ids[id(wish.only_if)]}", f"not {act}"
        if wish.unless is not None:
            return f"{self._wanted(wish.unless)} or {act}", f"not {act}"
        return (act, f"not {act}") if wish.sign > 0 else (f"not {act}", act)

    def _demands(self) -> Mapping[int, Act]:
        """What each side demands most, for its threats to back."""
        found: dict[int, Act] = {self.question.by: self.question.act}
        for act in sorted(self.kept, key=lambda act: -len(act.of(Family.DEMAND))):
            for deed in act.of(Family.DEMAND):
                found.setdefault(deed.other, act)
        return found

    # ------------------------------------------------------------ the question and claims

    def _wanted(self, act: Act) -> str:
        return f"not {self.ids[id(act)]}" if act.today else self.ids[id(act)]

    def _goal(self, question: Asked) -> str:
        return f"not {self.ids[id(question.act)]}" if question.stop else self.ids[id(question.act)]

    def _claims(self) -> Iterator[Claimed]:
        """What the author expects, each kind once, and the conditions it lays down."""
        first: dict[Expectation, Expected] = {}
        for each in self.found.expected:
            first.setdefault(each.what, each)
        for what, expected in first.items():
            if test := self._test(what):
                yield Claimed(self.columns.new(_CLAIMS[what]), expected, test)
        for act in self.kept:
            for need in self.kept:
                said = next((each for each in conditions(act, need) if each.author), None)
                if said is not None:
                    yield self._necessary(act, need, said)

    def _necessary(self, act: Act, need: Act, said: Condition) -> Claimed:
        ids = self.ids[id(act)], self.ids[id(need)]
        test = {"every_equilibrium_with": ids[0], "concept": CONCEPT, "has": ids[1]}
        return Claimed(self.columns.new(f"only_{ids[1]}"), said, test)

    def _test(self, what: Expectation) -> Test:
        """The test of an expectation; empty where the sides have nothing to try it on."""
        asked, goal = self.question, self._goal(self.question)
        if what is Expectation.DEADLOCK:
            return {"from": "status quo", "to": goal, "by": "improvements", "holds": False}
        threats = tuple(
            self.ids[id(act)] for act in self.sides[asked.by].acts if act.kind is OptionKind.THREAT
        )
        if not threats:
            return {}
        if what is Expectation.FUTILE:
            return {"package_works": threats, "holds": False}
        reply: Test = {"reply_of": self.sides[asked.target].id, "to": threats, "instead_of": ()}
        worse = [act for act in self.sides[asked.target].acts if act.today]
        if worse:
            return {**reply, "adds": self.ids[id(worse[0])]}
        return {**reply, "drops": self.ids[id(asked.act)]}


_OPEN = {Doubt.WANTED: "wants", Doubt.CARRIED_OUT: "would", Doubt.ENOUGH: "enough"}
_CLAIMS = {
    Expectation.DEADLOCK: "no_way_out",
    Expectation.BACKFIRES: "threats_backfire",
    Expectation.FUTILE: "threats_fail",
}
_UNSAID = {
    Family.DEMAND: "what_is_demanded",
    Family.BLAME: "what_it_is_blamed_for",
    Family.THREAT: "the_threat",
}
"""Ids of acts of which no document says what they are, or says it in no letters."""


def _unsaid(act: Act) -> str:
    return _UNSAID.get(act.deeds[0].family, "act") if act.deeds else "act"


def _pivotal(act: Act) -> bool:
    """Whether the dispute turns on it: demanded, or part of a condition."""
    return bool(act.of(Family.DEMAND) or act.met or act.needed)


def _question(told: Sequence[Act]) -> Asked:
    """What is demanded most; without a demand what may be one."""
    asked = [act for act in told if act.of(Family.DEMAND)]
    if asked:
        act = max(asked, key=lambda each: len(each.of(Family.DEMAND)))
        demands = act.of(Family.DEMAND)
        at = tuple(dict.fromkeys(deed.at for deed in demands))
        return Asked(demands[0].other, act.owner, act, act.today, at)
    for act in told:
        if act.met:
            return Asked(act.met[0].owner, act.owner, act, act.today, (act.met[0].at,))
    for act in told:
        if act.today or act.kind is not OptionKind.THREAT:
            other = act.deeds[0].other if act.deeds else act.needed[0].side
            return Asked(other, act.owner, act, act.today, act.at)
    return _meant(told[0])


def _meant(threat: Act) -> Asked:
    """A threat is to bring something about, though no document says what."""
    deed = threat.deeds[0]
    demand = replace(
        deed,
        family=Family.DEMAND,
        owner=deed.other,
        other=deed.owner,
        words="",
        stems=frozenset(),
        today=False,
        negated=False,
    )
    act = Act(deed.other, deeds=[demand])
    return Asked(deed.owner, deed.other, act, False, (deed.at,))
