"""Terms of art, each with half a sentence of meaning. The first word is how it is listed."""

from __future__ import annotations

from standoff.report.document import GlossaryEntry
from standoff.stability.concepts import CONCEPTS

_OURS = " A notion of Standoff's own."

WORDS = (
    GlossaryEntry(
        "state", ("state", "states"), "One combination of what all sides do or leave undone."
    ),
    GlossaryEntry("option", ("option", "options"), "Something a side can do or leave undone."),
    GlossaryEntry(
        "status-quo",
        ("status quo",),
        "The state that the dispute is in today.",
    ),
    GlossaryEntry(
        "stable",
        ("stable", "stability"),
        "Said of a state and a side: the side has reason to stay there.",
    ),
    GlossaryEntry(
        "equilibrium",
        ("equilibrium", "equilibria"),
        "A state that is stable for every side, under a given solution concept.",
    ),
    GlossaryEntry(
        "solution-concept",
        ("solution concept", "solution concepts"),
        "A rule that says when a side has reason to stay, by what it expects of the others.",
    ),
    GlossaryEntry(
        "improvement",
        ("improvement", "improvements", "gain", "gains"),
        "A move by which the mover reaches a state that it likes better.",
    ),
    GlossaryEntry("frozen", ("frozen",), "Of today's state: no side gains by a move of its own."),
    GlossaryEntry(
        "deadlocked",
        ("deadlocked", "deadlock"),
        "No chain of moves, each a gain to its mover, leads from today to the goal.",
    ),
    GlossaryEntry(
        "package",
        ("package", "packages", "conditional package"),
        "An announcement: comply and I set these offers and lift these threats, refuse and I carry "
        "the threats out and withhold the offers." + _OURS,
    ),
    GlossaryEntry(
        "bites", ("bites", "bite"), "The other side likes complying better than refusing." + _OURS
    ),
    GlossaryEntry(
        "credible",
        ("credible", "not credible"),
        "If refused, the asker would carry out the threats rather than less of them or something "
        "milder." + _OURS,
    ),
    GlossaryEntry(
        "bound",
        ("bound",),
        "If refused, the asker has no way left to do less than it threatens." + _OURS,
    ),
    GlossaryEntry(
        "firm", ("firm", "not firm"), "If refused, the asker would rather not give in." + _OURS
    ),
    GlossaryEntry(
        "assured",
        ("assured",),
        "Once obeyed, the asker would deliver, and then not go back on it." + _OURS,
    ),
    GlossaryEntry(
        "delivers", ("delivers", "deliver"), "Once obeyed, the asker does its part." + _OURS
    ),
    GlossaryEntry(
        "sticks",
        ("sticks", "stick"),
        "Having done its part, the asker has reason to leave it so." + _OURS,
    ),
    GlossaryEntry(
        "lasts",
        ("lasts", "does not last"),
        "Having got what was promised, the other side does not leave again." + _OURS,
    ),
    GlossaryEntry(
        "commitment-problem",
        ("commitment problem",),
        "Having got what it wanted, one side would gain by going back on its word.",
    ),
    GlossaryEntry(
        "idle", ("idle",), "The threat changes nothing in what the other side does." + _OURS
    ),
    GlossaryEntry(
        "counterproductive",
        ("counterproductive",),
        "With the threat the other side does something that the asker likes less." + _OURS,
    ),
    GlossaryEntry(
        "settlement",
        ("settlement", "settlements"),
        "A state with the goal that asker and target both like better than today." + _OURS,
    ),
    GlossaryEntry(
        "judgement",
        ("judgement", "judgements"),
        "A question that the evidence leaves open, with its possible answers.",
    ),
    GlossaryEntry(
        "reading",
        ("reading", "readings"),
        "One way of answering all open questions of the file.",
    ),
    GlossaryEntry("finding", ("findings",), "A yes or no about the dispute in one reading."),
    GlossaryEntry(
        "surprise", ("surprise", "surprises"), "A state lasts though the side did not expect it to."
    ),
)

_FORMS = {"seq": ("sequentially stable",), "nash": ("Nash stable", "Nash")}

ENTRIES = (
    *WORDS,
    *(
        GlossaryEntry(
            f"concept-{each.key}",
            (each.name, *_FORMS.get(each.key, ())),
            f"A side has reason to stay where {each.meaning} ({each.source}).",
        )
        for each in CONCEPTS
    ),
)
