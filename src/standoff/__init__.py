"""Standoff: what is stable in a conflict, why, and what it depends on."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from standoff.version import __version__ as __version__

_HOMES = {
    "standoff.answers.answer": ("Answer",),
    "standoff.answers.ask": ("ask",),
    "standoff.catalogue.disputes": ("load",),
    "standoff.errors": ("DisputeError", "Mistake", "RequestError", "StandoffError"),
    "standoff.graph.graph": ("State",),
    "standoff.model.dispute": (
        "DecisionMaker",
        "Dispute",
        "Judgement",
        "Option",
        "Preference",
        "Rule",
    ),
    "standoff.model.statement": ("parse",),
    "standoff.stability.concept": ("Concept",),
    "standoff.stability.gmr": ("GMR",),
    "standoff.stability.nash": ("NASH",),
    "standoff.stability.seq": ("SEQ",),
    "standoff.stability.sim": ("SIM",),
    "standoff.stability.smr": ("SMR",),
    "standoff.stability.symseq": ("SYMSEQ",),
    "standoff.stability.threat": ("THREAT",),
    "standoff.stability.concepts": ("CONCEPTS",),
    "standoff.stability.evidence": ("Verdict",),
    "standoff.stability.solution": ("Solution",),
    "standoff.stability.solve": ("explain", "solve"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = tuple(sorted(_HOME))

if TYPE_CHECKING:
    from standoff.answers.answer import Answer as Answer
    from standoff.answers.ask import ask as ask
    from standoff.catalogue.disputes import load as load
    from standoff.errors import DisputeError as DisputeError
    from standoff.errors import Mistake as Mistake
    from standoff.errors import RequestError as RequestError
    from standoff.errors import StandoffError as StandoffError
    from standoff.graph.graph import State as State
    from standoff.model.dispute import DecisionMaker as DecisionMaker
    from standoff.model.dispute import Dispute as Dispute
    from standoff.model.dispute import Judgement as Judgement
    from standoff.model.dispute import Option as Option
    from standoff.model.dispute import Preference as Preference
    from standoff.model.dispute import Rule as Rule
    from standoff.model.statement import parse as parse
    from standoff.stability.concept import Concept as Concept
    from standoff.stability.concepts import CONCEPTS as CONCEPTS
    from standoff.stability.evidence import Verdict as Verdict
    from standoff.stability.gmr import GMR as GMR
    from standoff.stability.nash import NASH as NASH
    from standoff.stability.seq import SEQ as SEQ
    from standoff.stability.sim import SIM as SIM
    from standoff.stability.smr import SMR as SMR
    from standoff.stability.solution import Solution as Solution
    from standoff.stability.solve import explain as explain
    from standoff.stability.solve import solve as solve
    from standoff.stability.symseq import SYMSEQ as SYMSEQ
    from standoff.stability.threat import THREAT as THREAT


def __getattr__(name: str) -> object:
    """Names are imported when they are first used: `import standoff` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'standoff' has no attribute {name!r}")
    _show_in_notebooks()
    return getattr(import_module(_HOME[name]), name)


def _show_in_notebooks() -> None:
    """Where an IPython shell is running, solutions and answers show their pictures."""
    ipython = sys.modules.get("IPython")
    if ipython is not None and (shell := ipython.get_ipython()) is not None:
        import_module("standoff.report.notebook").register_pictures(shell)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
