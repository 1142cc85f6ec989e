"""Short ways to write disputes with a question, and what becomes of their packages."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Option,
    OptionKind,
    Question,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse
from tests.oracle_ask import package
from tests.oracle_levers import Case
from tests.oracle_packages import Consequence, Package

PARTS = ("bites", "credible", "firm", "assured", "lasts", "works")


def threat(id: str) -> Option:
    return Option(id, kind=OptionKind.THREAT)


def offer(id: str) -> Option:
    return Option(id, kind=OptionKind.OFFER)


def rule(form: RuleForm, *statements: str) -> Rule:
    return Rule(form, tuple(map(parse, statements)))


def asked(
    *sides: DecisionMaker,
    goal: str,
    quo: Iterable[str] = (),
    rules: tuple[Rule, ...] = (),
) -> Dispute:
    """The first side asks the second."""
    question = Question(sides[0].id, parse(goal), sides[1].id)
    return Dispute("by hand", sides, frozenset(quo), rules=rules, question=question)


def tried(dispute: Dispute, *levers: str) -> Package:
    """The package of these levers, in the file as written."""
    case = Case.of(dispute)
    listed = frozenset(levers)
    assert listed <= case.threats | case.offers
    return package(dispute, {}, listed & case.threats, listed & case.offers)


def parts(dispute: Dispute, *levers: str) -> str:
    """1, 0 or a blank for each part, in their order."""
    found = tried(dispute, *levers)
    return "".join({True: "1", False: "0", None: " "}[found.part(part)] for part in PARTS)


def consequence(dispute: Dispute, *levers: str) -> Consequence:
    """The only y and z of a package."""
    found = tried(dispute, *levers)
    (y,), (z,) = found.y, found.z
    return Consequence(found.case, found.threats, found.offers, y, z)
