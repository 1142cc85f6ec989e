"""Courses of action, from the parse: who would take them, in the infinitive, on what they hang."""

from __future__ import annotations

import pytest

from standoff.gather import annotate, model
from standoff.gather.cast import actor_file
from standoff.gather.records import Document, Gathered, Section, SectionKind

TARIFFS = "impose tariffs on China"


def gathered(text: str, name: str = "made.txt") -> Gathered:
    whole = Section(SectionKind.BODY, 0, len(text))
    document = Document(name, text, (whole,), f"{len(text):064}", "text/plain")
    found = annotate.gathered(document, model.load(), actor_file.ours())
    assert not found.faults
    return found


def told(text: str) -> list[str]:
    """Each course in short: "kind OWNER/OTHER (not) words [condition] {deadline}"."""
    found = gathered(text)
    who = {(m.start, m.end): actor.id for actor in found.actors for m in actor.mentions}

    def shown(spans: tuple[tuple[int, int], ...]) -> str:
        return "+".join(who[span] for span in spans)

    lines = []
    for course in found.courses:
        hangs = f" [{text[slice(*course.condition)]}]" if course.condition else ""
        by = f" {{{text[slice(*course.deadline)]}}}" if course.deadline else ""
        sign = "not " if course.negated else ""
        parties = f"{shown(course.owner)}/{shown(course.other)}"
        lines.append(f"{course.kind.value} {parties} {sign}{course.words}{hangs}{by}")
    return lines


@pytest.mark.parametrize(
    ("text", "course"),
    [
        (
            "The nurses' union threatened to strike if the hospital cuts pay.",
            "threat nurses-union/hospital strike [if the hospital cuts pay]",
        ),
        (
            "Teachers demanded that the school board raise wages by Friday.",
            "demand school-board/teachers raise wages {by Friday}",
        ),
        (
            "China wants Japan to eliminate the tariffs.",
            "demand japan/china eliminate the tariffs",
        ),
        ("China does not want to escalate the dispute.", "wish china/ not escalate the dispute"),
        ("Ethiopia refused to sign the treaty.", "refusal ethiopia/ sign the treaty"),
        ("Russia warned Ukraine not to join NATO.", "demand ukraine/russia not join NATO"),
        (
            "America has imposed tariffs on China.",
            "doing united-states/china impose tariffs on China",
        ),
        (
            "Unless Egypt drops its claim, Ethiopia will not sign an agreement.",
            "refusal ethiopia/egypt sign an agreement [Unless Egypt drops its claim]",
        ),
        (
            "Egypt demanded that the sanctions be lifted by Sudan.",
            "demand sudan/egypt lift the sanctions",
        ),
        (
            "Japan would like to see China agree to a deal.",
            "demand china/japan agree to a deal",
        ),
        (
            "The company offered to raise pay if the union calls off the strike.",
            "offer company/union raise pay [if the union calls off the strike]",
        ),
    ],
)
def test_a_sentence_names_a_course(text: str, course: str) -> None:
    assert told(text) == [course]


@pytest.mark.parametrize(
    "text",
    [
        "Iran warned that Israel would attack.",  # somebody else's deed
        "Egypt demands a binding agreement from Ethiopia.",  # no verb says what is to be done
        "Kenya threatened to leave.",  # no second party
        "Kenya did not demand that Sudan pay.",
        "If Kenya demanded that Sudan pay, nobody would listen.",
        "Sudan demonstrated its strength.",
    ],
)
def test_what_is_no_line(text: str) -> None:
    assert told(text) == []
