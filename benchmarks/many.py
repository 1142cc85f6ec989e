"""A dispute with many readings: each preference of each side is an open judgement."""

from __future__ import annotations

from benchmarks.made import opposed
from standoff.model.dispute import (
    DecisionMaker,
    Dispute,
    Option,
    OptionKind,
    Preference,
    Question,
    Rule,
    RuleForm,
)
from standoff.model.statement import parse

OPTIONS = {
    "asker": (("threat", OptionKind.THREAT), ("offer", OptionKind.OFFER)),
    "target": (("comply", OptionKind.OTHER), ("hedge", OptionKind.OTHER)),
    "rival": (("court", OptionKind.OTHER), ("warn", OptionKind.OTHER)),
}
WANTS = {
    "asker": (
        "comply",
        "not offer",
        "not threat",
        "not hedge",
        "threat if hedge",
        "not court",
        "offer if comply",
    ),
    "target": (
        "not threat",
        "offer",
        "not comply",
        "hedge if court",
        "not warn",
        "comply if offer",
        "court",
    ),
    "rival": (
        "not comply",
        "hedge",
        "court if hedge",
        "not warn",
        "threat",
        "warn if comply",
        "not court",
    ),
}


def many(judgements: int) -> Dispute:
    """50 states, three sides, two answers to each of up to 21 judgements: 2^n readings."""
    sides = tuple(
        DecisionMaker(
            id,
            options=tuple(Option(option, kind=kind) for option, kind in options),
            prefers=tuple(Preference(parse(w), f"{id}{n}") for n, w in enumerate(WANTS[id])),
        )
        for id, options in OPTIONS.items()
    )
    open_now = [opposed(each) for side in sides for each in side.prefers]
    # 64 combinations, of which these leave 50.
    rules = (
        Rule(RuleForm.NEVER, (parse("threat and offer and court"),)),
        Rule(RuleForm.NEVER, (parse("comply and hedge and warn and court"),)),
        Rule(RuleForm.NEVER, (parse("offer and hedge and not comply and warn"),)),
    )
    return Dispute(
        "Many readings",
        sides,
        rules=rules,
        judgements=tuple(open_now[:judgements]),
        question=Question("asker", parse("comply"), "target"),
    )
