"""Wishes: what the documents let one suppose a side wants, and where they pull both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from standoff.gather.draft.acts import Act, conditions, refused, wanted
from standoff.gather.draft.deeds import Deed
from standoff.gather.draft.families import Family
from standoff.gather.draft.phrases import alike
from standoff.gather.draft.remarks import Remark, Slight


class Basis(Enum):
    """Why a side is supposed to want something."""

    CONDITION = "condition"
    DEMANDED = "demanded"
    BLAMED = "blamed"
    THREATENED = "threatened"
    OFFERED = "offered"
    NEEDED = "needed"
    REFUSED = "refused"
    UNWILLING = "unwilling"
    DONE = "done"
    VIEW = "view"


ORDER = tuple(Basis)
"""The most important first, as long as nobody has judged."""


class Doubt(Enum):
    """What a judgement leaves open."""

    WANTED = "wanted"
    CARRIED_OUT = "carried out"
    ENOUGH = "enough"


@dataclass(slots=True)
class Leaning:
    """What speaks for a side wanting an act, and what against it; it grows."""

    side: int
    act: Act
    fors: list[tuple[Basis, str]] = field(default_factory=list)
    againsts: list[tuple[Basis, str]] = field(default_factory=list)
    hedged: set[str] = field(default_factory=set)

    def add(self, liking: int, basis: Basis, at: str, *, hedged: bool = False) -> None:
        """One more place that speaks for it (1) or against it (-1)."""
        (self.fors if liking > 0 else self.againsts).append((basis, at))
        if hedged:
            self.hedged.add(at)


@dataclass(frozen=True, slots=True)
class Wish:
    """A side wants an act (``sign`` 1), or wants it not to be (-1).

    With ``doubt`` it is an open judgement, and ``against`` holds what speaks for the other
    answer. With ``only_if`` the act is wanted on a condition.
    """

    side: int
    act: Act
    sign: int
    basis: Basis
    at: tuple[str, ...]
    doubt: Doubt | None = None
    against: tuple[str, ...] = ()
    only_if: Act | None = None
    unless: Act | None = None
    """The demand that a threat is to back: carried out only where that is not met."""


def wishes(acts: Sequence[Act], deeds: Sequence[Deed], views: Sequence[Remark]) -> list[Wish]:
    """What the sides want, the most important first; threats to come are left to their owner."""
    leanings = _Leanings(acts)
    for act in acts:
        leanings.told(act)
    for deed in deeds:
        if deed.family is Family.REFUSAL and (about := refused(deed, acts)):
            leanings.of(deed.owner, about).add(-1, Basis.REFUSED, deed.at, hedged=deed.hedged)
    for view in views:
        if view.denied:
            leanings.denied(view)
        else:
            leanings.viewed(view)
    for deed in deeds:
        if deed.family is Family.AIM:
            leanings.aimed(deed)
    settled = (_settled(leaning, _needs(leaning, acts)) for leaning in leanings.all)
    found = [*_conditional(acts), *(wish for wish in settled if wish)]
    return sorted(found, key=_rank)


def _rank(wish: Wish) -> tuple[int, int]:
    return ORDER.index(wish.basis), -len(wish.at)


class _Leanings:
    """The leanings of every side, by act."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self.acts = acts
        self._places = {id(act): frozenset(act.at) for act in acts}
        self._found: dict[tuple[int, int], Leaning] = {}

    @property
    def all(self) -> Sequence[Leaning]:
        return list(self._found.values())

    def of(self, side: int, act: Act) -> Leaning:
        return self._found.setdefault((side, id(act)), Leaning(side, act))

    def told(self, act: Act) -> None:
        """What each deed says of the one who does it and of the other."""
        for deed in act.deeds:
            for side, liking, basis in _supposed(deed):
                self.of(side, act).add(liking, basis, deed.at, hedged=deed.hedged)
        for condition in act.needed:
            self.of(condition.side, act).add(1, Basis.NEEDED, condition.at)

    def viewed(self, view: Remark) -> None:
        """A view is about every act that it may be about."""
        for act in self.acts:
            told = view.at in self._places[id(act)] or wanted(view.side, act)
            if not told and act.stems and alike(view.stems, act.stems):
                leaning = self.of(view.side, act)
                leaning.add(view.liking, Basis.VIEW, view.at, hedged=view.hedged)

    def denied(self, view: Remark) -> None:
        """What a side says not to do speaks against what it is blamed for."""
        for act in self.acts:
            blamed = act.owner == view.side and act.of(Family.BLAME)
            if blamed and act.stems & view.stems and view.at not in self._places[id(act)]:
                leaning = self.of(view.side, act)
                leaning.add(-1, Basis.UNWILLING, view.at, hedged=view.hedged)

    def aimed(self, aim: Deed) -> None:
        """Another aim of a side, in the same matter, leaves its liking of an act open."""
        for leaning in self.all:
            act, views = leaning.act, all(basis is Basis.VIEW for basis, _ in leaning.fors)
            own = leaning.side == aim.owner != act.owner
            other = bool(act.stems & aim.stems) and not alike(act.stems, aim.stems)
            if own and views and other and len(leaning.fors) > len(leaning.againsts):
                leaning.add(-1, Basis.VIEW, aim.at, hedged=aim.hedged)


def _supposed(deed: Deed) -> Iterator[tuple[int, int, Basis]]:
    """(side, liking, basis) of what a deed lets one suppose."""
    sign = -1 if deed.negated else 1
    match deed.family:
        case Family.DEMAND:
            yield deed.other, sign, Basis.DEMANDED
        case Family.BLAME:
            yield deed.other, -1, Basis.BLAMED
            yield deed.owner, 1, Basis.DONE
        case Family.THREAT | Family.HARM if not deed.negated:
            yield deed.other, -1, Basis.THREATENED
            if deed.today:
                yield deed.owner, 1, Basis.DONE
        case Family.AIM:
            yield deed.owner, 1, Basis.VIEW
        case Family.FAVOUR if deed.negated:
            yield deed.owner, -1, Basis.UNWILLING
        case Family.FAVOUR:
            yield deed.other, 1, Basis.OFFERED
            if deed.today:
                yield deed.owner, 1, Basis.DONE


# ---------------------------------------------------------------- from leanings to wishes


def _conditional(acts: Sequence[Act]) -> Iterator[Wish]:
    """What a side does only if another does something first."""
    for act in acts:
        for need in acts:
            if told := conditions(act, need):
                at = tuple(dict.fromkeys(condition.at for condition in told))
                yield Wish(act.owner, act, 1, Basis.CONDITION, at, only_if=need)


def _needs(leaning: Leaning, acts: Sequence[Act]) -> Act | None:
    """What a side's own act depends on: the first condition that is made for it."""
    act = leaning.act
    if act.owner != leaning.side:
        return None
    return next((each for each in acts if conditions(act, each)), None)


def _settled(leaning: Leaning, need: Act | None) -> Wish | None:
    """The wish that a leaning makes: the way more places point, and whether it is open."""
    made = {each.at: None for each in leaning.act.met} if need else {}
    fors, againsts = leaning.fors, [each for each in leaning.againsts if each[1] not in made]
    if need and againsts:
        # It refuses, and it names a condition: whether meeting that is enough is open.
        at, against = tuple(made), _places(againsts)
        doubt = Doubt.ENOUGH
        return Wish(leaning.side, leaning.act, 1, Basis.REFUSED, at, doubt, against, need)
    sign = 1 if len(fors) >= len(againsts) else -1
    mine, others = (fors, againsts) if sign > 0 else (againsts, fors)
    if not mine:
        return None
    at, against = _places(mine), _places(others)
    open_ = against or set(at) <= leaning.hedged
    basis = min((basis for basis, _ in mine), key=ORDER.index)
    return Wish(
        leaning.side, leaning.act, sign, basis, at, Doubt.WANTED if open_ else None, against
    )


def _places(told: Sequence[tuple[Basis, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(at for _, at in told))


def carried_out(
    acts: Sequence[Act], slights: Sequence[Slight], demands: Mapping[int, Act]
) -> Iterator[Wish]:
    """Threats that are not carried out yet: each side would, as it says, where it is refused.

    ``demands`` hold what each side asks for. A sentence that makes little of the side's
    threats leaves it open.
    """
    for act in acts:
        against = tuple(dict.fromkeys(each.at for each in slights if act.owner in each.sides))
        threats = [deed.at for deed in act.of(Family.THREAT, negated=False)]
        at = tuple(dict.fromkeys(each for each in threats if each not in against))
        if at and not act.today:
            doubt = Doubt.CARRIED_OUT if against else None
            unless = demands.get(act.owner)
            yield Wish(act.owner, act, 1, Basis.DONE, at, doubt, against, unless=unless)
