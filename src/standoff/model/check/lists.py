"""Lists of ids: the members of rules, rankings and weights, the status quo, merged states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, fact_kind, unknown_id
from standoff.model.parts import Ranking, RuleForm, UncheckedDispute


def check_lists(dispute: UncheckedDispute) -> Checks:
    """Rules about too few statements, and options or states that are not defined."""
    yield from _check_rules(dispute)
    yield from _check_wants(dispute)
    yield from unknown_facts(dispute.status_quo, dispute, ("status_quo",))
    for i, merge in enumerate(dispute.merges):
        yield from unknown_facts(merge.shown_as, dispute, ("merge", i, "shown_as"))


def _check_rules(dispute: UncheckedDispute) -> Checks:
    for i, rule in enumerate(dispute.rules):
        least = 1 if rule.form.single or rule.form is RuleForm.AT_LEAST_ONE else 2
        if len(rule.statements) < least:
            path: Path = ("rule", i, rule.form.value)
            yield mistake("rule-members", path, form=rule.form.value, least=str(least))
        elif rule.form.single and len(rule.statements) > 1:
            forms, has = "one statement", f"{len(rule.statements)} statements"
            yield mistake("rule-form", ("rule", i), forms=forms, has=has)


def _check_wants(dispute: UncheckedDispute) -> Checks:
    for i, side in enumerate(dispute.sides):
        has = [key for key in WANTS if getattr(side, key)]
        if len(has) > 1:
            why = f"a side has {' or '.join(f'`{key}`' for key in WANTS)}, one of them"
            yield mistake("value-wrong", ("side", i, has[1]), why=why, expected="drop the others")
        yield from check_ranking(side.ranking, dispute, ("side", i, "ranking"))
        yield from check_weights(side.weights, dispute, ("side", i, "weights"))


WANTS = ("prefers", "ranking", "weights")
"""What a side wants is told in one of these ways."""


def check_ranking(ranking: Ranking, dispute: UncheckedDispute, path: Path) -> Checks:
    """The states of a ranking that are none, or are ranked twice."""
    seen: set[frozenset[str]] = set()
    for n, level in enumerate(ranking):
        for m, state in enumerate(level):
            here: Path = (*path, n, m) if len(level) > 1 else (*path, n)
            if state in seen:
                why = f"“{_state_key(state, dispute)}” is ranked twice"
                yield mistake("value-wrong", here, why=why, expected="drop one of the two")
            elif not state <= dispute.numbers.keys():
                yield from _check_unranked(state, dispute, here)
            seen.add(state)


def _check_unranked(state: frozenset[str], dispute: UncheckedDispute, path: Path) -> Checks:
    if dispute.states or len(state) > 1:
        yield from unknown_facts(state, dispute, path)
        return
    why = f"“{next(iter(state))[:80]}” is not a state"
    options = f"one Y or N for each of the {len(dispute.options)} options"
    expected = f"write {options}, or the ids of those selected"
    yield mistake("value-wrong", path, why=why, expected=expected)


def _state_key(state: frozenset[str], dispute: UncheckedDispute) -> str:
    """A state's key."""
    if dispute.states:
        return ", ".join(sorted(state))
    return "".join("Y" if option.id in state else "N" for option in dispute.options)


HEAVIEST = 10**12
"""The largest weight: sums of it are exact."""


def check_weights(weights: Mapping[str, int], dispute: UncheckedDispute, path: Path) -> Checks:
    """Weights of what is not there, or too large to be added."""
    for id, weight in weights.items():
        if id not in dispute.numbers:
            yield unknown_id(fact_kind(dispute), id, dispute.numbers, (*path, id), at_key=True)
        elif abs(weight) > HEAVIEST:
            why, expected = "it is too large", f"at most {HEAVIEST:,} either way; divide them all"
            yield mistake("value-wrong", (*path, id), why=why, expected=expected)


def unknown_facts(ids: Iterable[str], dispute: UncheckedDispute, path: Path) -> Checks:
    """The members of a list that are no options, or in graph form no states, once each."""
    for id in sorted(set(ids) - dispute.numbers.keys()):
        yield unknown_id(fact_kind(dispute), id, dispute.numbers, (*path, id))
