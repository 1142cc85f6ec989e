"""Lists of ids: the members of rules, the status quo, and what merged states are shown as."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.errors import Path, mistake
from standoff.model.check.ids import Checks, unknown
from standoff.model.dispute import Dispute, RuleForm


def lists(dispute: Dispute) -> Checks:
    """Rules about too few statements, and options that are not defined."""
    yield from _rules(dispute)
    yield from _rankings(dispute)
    known = {option.id for option in dispute.options}
    yield from unknown_options(dispute.status_quo, known, ("status_quo",))
    for i, merge in enumerate(dispute.merges):
        yield from unknown_options(merge.shown_as, known, ("merge", i, "shown_as"))


def _rules(dispute: Dispute) -> Checks:
    for i, rule in enumerate(dispute.rules):
        least = 1 if rule.form.single or rule.form is RuleForm.AT_LEAST_ONE else 2
        if len(rule.statements) < least:
            path: Path = ("rule", i, rule.form.value)
            yield mistake("rule-members", path, form=rule.form.value, least=str(least))
        elif rule.form.single and len(rule.statements) > 1:
            forms, has = "one statement", f"{len(rule.statements)} statements"
            yield mistake("rule-form", ("rule", i), forms=forms, has=has)


def _rankings(dispute: Dispute) -> Checks:
    for i, side in enumerate(dispute.sides):
        if side.prefers and side.ranking:
            why = "a side has either `prefers` or a `ranking`"
            path: Path = ("side", i, "ranking")
            yield mistake("value-wrong", path, why=why, expected="drop one of the two")


def unknown_options(ids: Iterable[str], known: set[str], path: Path) -> Checks:
    """The members of a list that are no options, once each."""
    for id in sorted(set(ids) - known):
        yield unknown("option", id, known, (*path, id))
