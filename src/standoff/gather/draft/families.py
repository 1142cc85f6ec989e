"""What events are to a dispute, by the types of PLOVER."""

from __future__ import annotations

from enum import Enum


class Family(Enum):
    """What an event is to a dispute."""

    DEMAND = "demand"
    THREAT = "threat"
    HARM = "harm"
    FAVOUR = "favour"
    REFUSAL = "refusal"
    BLAME = "blame"
    AIM = "aim"
    """What a side says it wants to do: no event."""


FAMILIES = {
    "REQUEST": Family.DEMAND,
    "THREATEN": Family.THREAT,
    "SANCTION": Family.HARM,
    "MOBILIZE": Family.HARM,
    "COERCE": Family.HARM,
    "ASSAULT": Family.HARM,
    "PROTEST": Family.HARM,
    "AGREE": Family.FAVOUR,
    "CONSULT": Family.FAVOUR,
    "SUPPORT": Family.FAVOUR,
    "COOPERATE": Family.FAVOUR,
    "AID": Family.FAVOUR,
    "CONCEDE": Family.FAVOUR,
    "RETREAT": Family.FAVOUR,
    "REJECT": Family.REFUSAL,
    "ACCUSE": Family.BLAME,
}
TALK = frozenset({"CONSULT", "SUPPORT"})
"""Types that, once they took place, are no course of action any more."""
