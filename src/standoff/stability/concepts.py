"""The solution concepts that Standoff knows: a concept is one file and one line here."""

from __future__ import annotations

from standoff.errors import RequestError, nearest_hint
from standoff.stability.concept import Concept
from standoff.stability.gmr import GMR
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.stability.sim import SIM
from standoff.stability.smr import SMR
from standoff.stability.symseq import SYMSEQ
from standoff.stability.threat import THREAT

CONCEPTS: tuple[Concept, ...] = (NASH, GMR, SMR, SEQ, SYMSEQ, SIM, THREAT)


def concept_by_key(key: str | Concept) -> Concept:
    """A concept by its key or an alias; a concept stays what it is.

    Raises:
        RequestError: with the nearest key.
    """
    if isinstance(key, Concept):
        return key
    wanted = key.strip().lower()
    for each in CONCEPTS:
        if wanted in (each.key, *each.aliases):
            return each
    raise RequestError(
        f"no solution concept is called “{key}”", nearest_hint(wanted, (c.key for c in CONCEPTS))
    )
