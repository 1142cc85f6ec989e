"""Acts: deeds that tell of the same thing, joined; each may become an option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from standoff.gather.draft.deeds import Deed
from standoff.gather.draft.families import Family
from standoff.gather.draft.phrases import alike
from standoff.gather.draft.remarks import Condition
from standoff.model.dispute import OptionKind


@dataclass(slots=True)
class Act:
    """What one side may do, with everything that tells of it; it grows while it is collected.

    ``words`` are those of the first deed that says what it is; empty where none does.
    """

    owner: int
    words: str = ""
    stems: frozenset[str] = frozenset()
    deeds: list[Deed] = field(default_factory=list)
    met: list[Condition] = field(default_factory=list)
    """Conditions that are about this act."""
    needed: list[Condition] = field(default_factory=list)
    """Conditions that it would meet."""

    @property
    def at(self) -> tuple[str, ...]:
        """Where it is told of, each place once."""
        told = [deed.at for deed in self.deeds]
        told += [condition.at for condition in (*self.met, *self.needed)]
        return tuple(dict.fromkeys(told))

    @property
    def weight(self) -> int:
        return len(self.at)

    def of(self, family: Family, *, negated: bool | None = None) -> list[Deed]:
        """Its deeds of a family; only those that are negated, or not, where that is said."""
        return [
            deed for deed in self.deeds if deed.family is family and negated in (None, deed.negated)
        ]

    @property
    def today(self) -> bool:
        """Whether it is going on: told so, or asked to stop, and not asked to begin."""
        if self.of(Family.DEMAND, negated=True):
            return True
        going_on = any(deed.today and not deed.negated for deed in self.deeds)
        return going_on and not self.of(Family.DEMAND) and not self.needed

    @property
    def kind(self) -> OptionKind:
        """What its owner holds it out for."""
        if self.needed:
            return OptionKind.OFFER
        if self.of(Family.DEMAND) or self.of(Family.BLAME) or self.of(Family.AIM) or self.met:
            return OptionKind.OTHER
        if self.of(Family.THREAT) or self.of(Family.HARM):
            return OptionKind.THREAT
        return OptionKind.OFFER


def acts(deeds: Sequence[Deed], conditions: Iterable[Condition]) -> list[Act]:
    """The acts that deeds and conditions tell of, in the order in which they are told first.

    What is refused is somebody else's act and stands in none; a deed of which the document
    does not say what it was belongs to the act of its kind that is told of most.
    """
    grown = _Growing()
    done = [deed for deed in deeds if deed.family is not Family.REFUSAL]
    for deed in (each for each in done if each.stems):
        act = grown.joined(deed.owner, deed.words, deed.stems, deed.act)
        act.deeds.append(deed)
    for condition in conditions:
        grown.meant(condition).met.append(condition)
        needed = grown.joined(condition.owner, condition.needs, condition.needs_stems)
        needed.needed.append(condition)
    for deed in (each for each in done if not each.stems):
        if (unsaid := grown.unsaid(deed)) is not None:
            unsaid.deeds.append(deed)
    return [act for act in grown.acts if not _only_denied(act)]


class _Growing:
    """Acts while they are collected; an act is found by its event or by its words."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self._told: dict[tuple[int, tuple[str, int]], Act] = {}
        self._by_stem: dict[tuple[int, str], list[int]] = {}
        self._most: dict[tuple[int, Family], Act] = {}

    def joined(
        self,
        owner: int,
        words: str,
        stems: frozenset[str],
        told: tuple[str, int] | None = None,
    ) -> Act:
        """The act of an owner that these words tell of; a new one where there is none."""
        act = self._told.get((owner, told)) if told else None
        act = act or next(self._alike(owner, stems), None) or self._new(owner, words, stems)
        if told:
            self._told[owner, told] = act
        return act

    def _new(self, owner: int, words: str = "", stems: frozenset[str] = frozenset()) -> Act:
        for stem in stems:
            self._by_stem.setdefault((owner, stem), []).append(len(self.acts))
        self.acts.append(Act(owner, words, stems))
        return self.acts[-1]

    def _near(self, owner: int, stems: frozenset[str]) -> list[Act]:
        """The acts of an owner that share a stem, in order."""
        numbers = {n for stem in stems for n in self._by_stem.get((owner, stem), ())}
        return [self.acts[number] for number in sorted(numbers)]

    def _alike(self, owner: int, stems: frozenset[str]) -> Iterator[Act]:
        return (act for act in self._near(owner, stems) if alike(stems, act.stems))

    def meant(self, condition: Condition) -> Act:
        """What a side does on a condition: what it is asked for, if that may be it."""
        near = self._near(condition.side, condition.stems)
        known = next((act for act in near if act.of(Family.DEMAND)), None)
        return known or self.joined(condition.side, condition.words, condition.stems)

    def unsaid(self, deed: Deed) -> Act | None:
        """The act that a deed without telling words belongs to; blame for nothing has none."""
        if known := self._told.get((deed.owner, deed.act)):
            return known
        kind = deed.owner, deed.family
        if kind not in self._most:
            same = [act for act in self.acts if act.owner == deed.owner and act.of(deed.family)]
            if not same and deed.family is Family.BLAME:
                return None
            self._most[kind] = max(same, key=lambda act: act.weight) if same else self._new(kind[0])
        return self._most[kind]


def _only_denied(act: Act) -> bool:
    """Whether nothing is told of it but that harm was not done."""
    harm = [deed for deed in act.deeds if deed.family in (Family.HARM, Family.THREAT)]
    return bool(harm) and len(harm) == len(act.deeds) and all(deed.negated for deed in harm)


def conditions(act: Act, need: Act) -> list[Condition]:
    """The conditions about one act that another would meet."""
    needed = set(need.needed)
    return [condition for condition in act.met if condition in needed]


def wanted(side: int, act: Act) -> bool:
    """Whether a side asks for an act itself."""
    asks = any(deed.other == side and not deed.negated for deed in act.of(Family.DEMAND))
    return asks or any(condition.side == side for condition in act.needed)


def refused(deed: Deed, among: Sequence[Act]) -> Act | None:
    """The act that a refusal is about: the likest, else what is asked of the refuser most."""
    open_ = [act for act in among if not wanted(deed.owner, act)]
    like = [act for act in open_ if deed.stems and alike(deed.stems, act.stems)]
    if like:
        return max(like, key=lambda act: (len(deed.stems & act.stems), act.weight))
    asked = [
        act
        for act in among
        if act.owner == deed.owner and any(d.other == deed.other for d in act.of(Family.DEMAND))
    ]
    return max(asked, key=lambda act: act.weight, default=None)
