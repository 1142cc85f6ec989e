"""The evidence behind the test of packages, for the file as written: why each part holds or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import Any

import numpy as np

from standoff.answers.answer import (
    Because,
    Cannot,
    Tried,
)
from standoff.graph.feasible import state_code
from standoff.graph.graph import State
from standoff.preferences.deciding import deciding_wishes
from standoff.preferences.truth import Codes
from standoff.stability.evidence import Step
from standoff.stability.seq import SEQ
from standoff.studies.asking import Asking, each, ids
from standoff.studies.assurance import Deal
from standoff.studies.credibility import with_parts
from standoff.studies.findings import (
    PARTS,
    Study,
    Trial,
    all_offers,
    all_threats,
    threats_on,
)
from standoff.studies.obstacles import (
    Obstacle,
    to_complying,
    to_delivering_late,
    to_refusing,
    to_setting,
)
from standoff.studies.package import Package
from standoff.studies.rest import Rest
from standoff.studies.setting import minimal_sets
from standoff.studies.values import Values


def state_of(asking: Asking, code: int | None) -> State | None:
    """The state of a code, None where there is none or it is not feasible."""
    if code is None or asking.place(code) < 0:
        return None
    return asking.graph.state_at(asking.place(code))


def package_evidence(study: Study) -> tuple[tuple[Tried, ...], tuple[Tried, ...]]:
    """Packages worth telling one by one, and the smallest that work, as written.

    In graph form nobody has an option to threaten with or to offer.
    """
    asking = study.asking
    if asking.graph.dispute.states:
        return (), ()
    told = [(study, 0, 0), (study, threats_on(asking), 0)]
    told += [(study, bit, 0) for bit in each(asking.threats)]
    told += [(study, all_threats(asking), 0)]
    told += [(study, 0, bit) for bit in each(asking.offers)]
    told += [(study, 0, all_offers(asking))]
    told += [(one, one.asking.threats, one.asking.offers) for one in study.marked_alone]
    levers = asking.levers
    distinct = {(t, o): where for where, t, o in told if t or o or not levers}
    known = KnownEvidence(asking)
    working = [
        (_study_of(study, each), each.threats, each.offers) for each in smallest_working(study)
    ]
    return (
        tuple(_reasoned(where, known, *levers) for levers, where in distinct.items()),
        tuple(_reasoned(where, known, *levers) for where, *levers in working),
    )


def _study_of(study: Study, trial: Trial) -> Study:
    """Where the levers of a package count as marked."""
    marks = trial.threats, trial.offers
    return next((each for each in study.marked_alone if each.asking.marks == marks), study)


def smallest_working(study: Study) -> list[Trial]:
    """The packages that work as written and of which no part works by itself."""
    found: list[Trial] = []
    for trial in study.tried:
        parts = (
            each
            for each in found
            if not each.threats & ~trial.threats and not each.offers & ~trial.offers
        )
        if trial.works[0] == 1 and not any(parts):
            found.append(trial)
    return found


@dataclass(frozen=True)
class KnownEvidence:
    """What packages have in common as written; looked for once."""

    asking: Asking

    @cached_property
    def gains_from(self) -> Callable[[int], dict[str, Any]]:
        """What asker and target could gain by moving on from y, and what becomes of it."""
        return cache(partial(_gains_from, self.asking))

    def surrender(self, z: int) -> State | None:
        """How the asker would give in where the target defies as in z."""
        return self._surrender_at(z & self.asking.theirs.mask)

    @cached_property
    def _surrender_at(self) -> Callable[[int], State | None]:
        return cache(partial(_surrender, self.asking))


def _reasoned(study: Study, known: KnownEvidence, threats: int, offers: int) -> Tried:
    """One package with what its test hangs on."""
    tried = _tried_package(study, known, threats, offers)
    return replace(tried, because=_because(study.asking, tried))


def _because(asking: Asking, tried: Tried) -> Because | None:
    """Whose preference between which two states the first part that fails hangs on."""
    pairs = {
        "": (asking.target, tried.complied, tried.defied),
        "bites": (asking.target, tried.defied, tried.complied),
        "credible": (asking.by, tried.instead, tried.defied),
        "firm": (asking.by, tried.surrender, tried.defied),
        "delivers": (asking.by, tried.withdrawn, tried.complied),
        "sticks": (asking.by, tried.broken[0].after if tried.broken else None, tried.complied),
        "lasts": (asking.target, tried.left[0].after if tried.left else None, tried.complied),
    }
    dm, better, worse = pairs[tried.fails[0] if tried.fails else ""]
    if better is None or worse is None or tried.works is None:
        return None
    dispute = asking.graph.dispute
    side, codes = dispute.sides[dm], [state_code(state, dispute) for state in (better, worse)]
    here, there = (int(asking.rank(dm, code)[0]) for code in codes)
    # Of a state the target could choose and one it could not, the second may be the better.
    if here < there:
        return None
    wishes = deciding_wishes(dispute, side, *codes) if here > there else ()
    said = tuple(each.statement.text for each in wishes)
    return Because(side.id, better, worse, here == there, said)


def _tried_package(study: Study, known: KnownEvidence, threats: int, offers: int) -> Tried:
    """One package with what decides each part of its test."""
    asking, package = study.asking, study.package(threats, offers)
    y, z = package.complied.first_as_written(), package.defied.first_as_written()
    told = bool(package.told[0])
    deal = study.shared.deal(y) if told and y is not None else None
    return Tried(
        threats=ids(threats, asking),
        offers=ids(offers, asking),
        on_if_complied=() if y is None else ids(y & asking.levers, asking),
        on_if_defied=() if z is None else ids(z & asking.levers, asking),
        **_parts(package),
        not_needed=truth_as_written(study.package(0, 0).works) if told else None,
        bound=told and bool(package.defiance.bound.all()),
        delivers=truth_as_written(package.delivers),
        delivers_anyway=truth_as_written(package.delivers_anyway),
        sticks=truth_as_written(package.sticks),
        complied=state_of(asking, y),
        defied=state_of(asking, z),
        withdrawn=state_of(asking, _withdrawn(asking, deal)) if deal else None,
        instead=_instead(package, z) if package.credible[0] == 0 else None,
        surrender=known.surrender(z) if z is not None and package.firm[0] == 0 else None,
        ties=_ties(package),
        **(known.gains_from(y) if deal and y is not None else {}),
        overturned_by=_overturned_by(package) if package.stands[0] == 0 else (),
        **_hindered(package),
        exchanged=to_delivering_late(asking, deal.y) if deal and deal.at_once else (),
    )


def _parts(package: Package) -> dict[str, Any]:
    return {part: truth_as_written(getattr(package, part)) for part in (*PARTS, "stands", "gains")}


def _ties(package: Package) -> int:
    """How many best choices the target has, either way: every part holds in each of them."""
    best = (package.complied.here[:, 0].sum(), package.defied.here[:, 0].sum())
    return int(max(best)) if package.told[0] else 0


def truth_as_written(answer: Values) -> bool | None:
    """The answer for the file as written."""
    return {1: True, 0: False, -1: None}[int(answer[0])]


def _favourite(asking: Asking, codes: Codes) -> State | None:
    """The asker's best as written; of its ties what the target likes most."""
    if not len(codes):
        return None
    mine = asking.ranks(asking.by, codes)[:, 0]
    codes = codes[mine == mine.max()]
    return state_of(asking, int(codes[asking.ranks(asking.target, codes)[:, 0].argmax()]))


def _instead(package: Package, z: int | None) -> State | None:
    """What the asker would rather do than carry the threats out: less of them, or others."""
    asking, choice = package.asking, np.array([(z or 0) & package.asking.theirs.mask])
    less = with_parts(asking, choice, package.threats, package.offers)
    less = less[less & package.threats != package.threats]
    mine = asking.ranks(asking.by, less)[:, 0]
    carried = asking.rank(asking.by, z or 0)[0]
    if (mine >= carried).any() and not package.defiance.carried_out[0, 0]:
        return _favourite(asking, less)
    return _favourite(asking, with_parts(asking, choice, asking.threats, package.offers))


def _surrender(asking: Asking, choice: int) -> State | None:
    codes = asking.settable
    return _favourite(asking, codes[codes & asking.theirs.mask == choice])


def _withdrawn(asking: Asking, deal: Deal) -> int | None:
    """State c': what the target would choose if the asker did not deliver."""
    if deal.at_once:
        return None
    graph, here = asking.graph, deal.before
    codes = asking.graph.codes[
        np.searchsorted(graph.structure.positions, asking.moves_from(asking.target, here))
    ]
    theirs = asking.ranks(asking.target, codes)[:, 0]
    if not len(codes) or theirs.max() <= asking.rank(asking.target, here)[0]:
        return here
    mine = asking.ranks(asking.by, codes)[:, 0]
    return int(codes[np.lexsort((mine, theirs))[-1]])


def _gains_from(asking: Asking, y: int) -> dict[str, Any]:
    graph, deal = asking.as_written, Deal(asking, y)
    mine = SEQ.verdict(graph, asking.by, deal.place)
    theirs = SEQ.verdict(graph, asking.target, deal.place)
    broken = [step for step in mine.unmet if _breaks(asking, step, deal)]
    return {
        "broken": tuple(broken),
        "further": tuple(step for step in mine.unmet if step not in broken),
        "met": mine.met,
        "left": tuple(step for step in theirs.unmet if not _has_goal(asking, step.after)),
        "kept": tuple(m for m in theirs.met if not _has_goal(asking, m.improvement.after)),
    }


def _place_of(asking: Asking, state: State) -> int:
    return asking.graph.state_place(asking.graph.state_number(state))


def _has_goal(asking: Asking, state: State) -> bool:
    return bool(asking.goal_places[_place_of(asking, state)])


def _breaks(asking: Asking, step: Step, deal: Deal) -> bool:
    """Whether a move of the asker's leaves the goal or hurts the target."""
    rank = asking.as_written.ranks[asking.target]
    hurts = rank[_place_of(asking, step.after)] < rank[deal.place]
    return bool(hurts) or not _has_goal(asking, step.after)


def _overturned_by(package: Package) -> tuple[str, ...]:
    """The sides without any one of which the package would stand; all where it takes several."""
    asking, others = package.asking, package.shared.rest.sides
    alone = [
        dm
        for dm in others
        if not (held := Rest(asking, (dm,))).sides or package.stands_where(held)[0] == 1
    ]
    return tuple(asking.graph.dispute.sides[dm].id for dm in alone or others)


def hindrance(package: Package) -> tuple[Cannot, tuple[Obstacle, ...]] | None:
    """Who cannot do what, as written, and what is in the way; None where there are y and z."""
    asking, threats, offers = package.asking, package.threats, package.offers
    if not package.refusal.possible:
        return Cannot.SET, to_setting(asking, threats, offers)
    if not package.compliance.possible:
        return Cannot.LIFT, to_setting(asking, offers, threats)
    if package.untold[0]:
        return Cannot.REFUSE, to_refusing(asking, threats, offers)
    if package.impossible[0]:
        return Cannot.COMPLY, to_complying(asking, offers, threats)
    return None


def _hindered(package: Package) -> dict[str, Any]:
    """The same as parts of a record."""
    found = hindrance(package)
    return {"cannot": found[0], "obstacles": found[1]} if found else {}


def largest_sets(study: Study) -> tuple[tuple[str, ...], ...]:
    """The largest sets of threats, and of offers, that can be put where not all can be."""
    asking = study.asking
    found = []
    for levers in (all_threats(asking), all_offers(asking)):
        sets = asking.settable & levers
        if levers and not (sets == levers).any():
            missing = minimal_sets(levers & ~sets)
            found += [ids(levers & ~each, asking) for each in sorted(missing)]
    return tuple(found)
