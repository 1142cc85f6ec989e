"""Earlier acts: whose "the offer" is that somebody turns down, whose "the raid" they condemn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.gather.events.acts import Act, Text, classes
from standoff.gather.events.parties import Mentions, apart
from standoff.gather.events.status import Told

ANSWERED = {
    "accusation": {"ACCUSE"},
    "demand": {"REQUEST"},
    "proposal": {"AGREE", "REQUEST"},
    "ultimatum": {"THREATEN", "REQUEST"},
    "threat": {"THREATEN"},
    "sanctions": {"SANCTION", "COERCE"},
    "restriction": {"SANCTION", "COERCE"},
    "blockade": {"COERCE", "SANCTION"},
    "measures": {"SANCTION", "COERCE"},
    "attack": {"ASSAULT"},
    "fire": {"ASSAULT", "MOBILIZE"},
    "exercise": {"MOBILIZE", "ASSAULT"},
}
"""What a class of nouns may be another name of."""
ANSWERS = {"REJECT", "CONCEDE", "ACCUSE", "AGREE"}
THE = {"the", "this", "that", "these", "those", "both", "such"}
NEAR = 2
BACK = 6
"""Sentences that are looked back."""


@dataclass(slots=True)
class Earlier:
    """The acts of a document so far, the last ones first needed."""

    text: Text
    acts: list[tuple[int, Act]]

    def completed(self, told: Told) -> Told:
        """The act with the target that an earlier one tells."""
        act = told.act
        if self._continues(act):
            return replace(
                told, act=replace(act, target=apart(self.acts[-1][1].target, act.source))
            )
        if act.target or not act.source or act.type not in ANSWERS or not self._named(act):
            return told
        found = self._whose(act)
        return replace(told, act=replace(act, target=found)) if found else told

    def _continues(self, act: Act) -> bool:
        """Whether it is the second of two like acts: "cut ties with Iran and closed the border"."""
        if act.target or not act.source or act.both or act.verb < 0 or not self.acts:
            return False
        sentence, before = self.acts[-1]
        parse, at = self.text.parse, act.verb
        if sentence != self._sentence(act) or before.type != act.type:
            return False
        return before.source == act.source and before.verb == parse.head[at]

    def add(self, act: Act) -> None:
        """Keep an act for what comes after it."""
        self.acts.append((self._sentence(act), act))

    def _sentence(self, act: Act) -> int:
        return self.text.parse.sentence_of[act.verb if act.verb >= 0 else act.noun]

    def _named(self, act: Act) -> bool:
        """Whether the object is "the offer" and no more: something told before."""
        parse = self.text.parse
        if act.noun < 0 or act.noun == act.verb:
            return False
        if self.text.parties.phrase(self.text.parties.behind(act.noun, "of")):
            return False  # "the invasion of X": whoever did that
        below = parse.children[act.noun]
        return any(parse.lemma[each] in THE and parse.dep[each] == "det" for each in below)

    def _whose(self, act: Act) -> Mentions:
        wanted: set[str] = set()
        for name in classes(self.text, act.noun):
            wanted |= ANSWERED.get(name, set())
        here = self._sentence(act)
        for sentence, before in reversed(self.acts):
            if here - sentence > BACK:
                break
            if before.type in wanted and self._fits(before, act, near=here - sentence < NEAR):
                return apart(before.source, act.source)
        return ()

    def _fits(self, before: Act, act: Act, *, near: bool) -> bool:
        """Whether an earlier act is another's, and not done to a third."""
        codes = self.text.parties.codes
        mine, theirs = codes(act.source), codes(before.source)
        if not theirs or mine & theirs:
            return False
        done = codes(before.target)
        return near or act.type == "ACCUSE" or not done or bool(done & mine)
