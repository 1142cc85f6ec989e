"""The fast form of the test of packages finds what the definition says, part by part."""

from __future__ import annotations

from dataclasses import fields
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from standoff.answers.question import checked_question
from standoff.graph.graph import compile_graph
from standoff.model.dispute import Dispute
from standoff.studies.asking import Asking, subsets
from standoff.studies.findings import Study
from standoff.studies.package import Package
from standoff.studies.plain_case import PlainCase
from standoff.studies.plain_package import Parts, PlainPackage
from tests.builders import askable
from tests.strategies_ask import asking_disputes
from tests.strategies_levers import threatening


def study_of(dispute: Dispute) -> Study:
    """The file as written, as a batch of one reading."""
    question = checked_question(dispute, None, None, None)
    graph = compile_graph(dispute)
    columns = graph.with_ranks([rank[:, None] for rank in graph.ranks])
    return Study(Asking(columns, question.by, question.target, question.goal))


def fast_parts(study: Study, package: Package) -> Parts:
    """The same record from the fast form."""
    found = {f.name: getattr(package, f.name) for f in fields(Parts) if f.name != "not_needed"}
    known = {name: {1: True, 0: False, -1: None}[int(cell[0])] for name, cell in found.items()}
    asked = package.told[0] and (package.threats or package.offers)
    return Parts(**known, not_needed=bool(study.package(0, 0).works[0] == 1) if asked else None)


@given(st.one_of(threatening().filter(askable), asking_disputes(claims=False)))
def test_every_package_of_a_random_dispute(dispute: Dispute) -> None:
    study = study_of(dispute)
    case = PlainCase(study.asking)
    for threats, offers in product(subsets(study.asking.threats), subsets(study.asking.offers)):
        plain = PlainPackage(case, threats, offers)
        assert fast_parts(study, study.package(threats, offers)) == plain.parts, (threats, offers)
