"""Every section, in the order of the page: a section is one file and one line here."""

from __future__ import annotations

from standoff.report.sections.answer import ANSWER
from standoff.report.sections.claims import CLAIMS
from standoff.report.sections.depends import DEPENDS
from standoff.report.sections.map import MAP
from standoff.report.sections.method import METHOD
from standoff.report.sections.section import Section
from standoff.report.sections.sides import SIDES
from standoff.report.sections.stability import STABILITY
from standoff.report.sections.standing import STANDING
from standoff.report.sections.threats import THREATS
from standoff.report.sections.views import VIEWS
from standoff.report.sections.works import WORKS

SECTIONS: tuple[Section, ...] = (
    ANSWER,
    STANDING,
    THREATS,
    WORKS,
    DEPENDS,
    SIDES,
    MAP,
    STABILITY,
    CLAIMS,
    VIEWS,
    METHOD,
)
