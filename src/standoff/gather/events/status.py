"""Status: whether an act happens, or only in somebody's words or wishes; and what that makes it.

PLOVER has no future: what somebody will do for another is AGREE, what they will do against
another, in their own words, is THREATEN, and what they will not do for another is REJECT.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.gather.events import grammar
from standoff.gather.events.acts import Act, Text, doer
from standoff.gather.events.clauses import HAVE_TO, conditioned, negated, obliged, untrue
from standoff.gather.events.parties import FIRST_PERSON, Mentions, apart, overlap
from standoff.gather.records import Status

WILL = {"will", "would", "shall", "'ll", "wo", "'d"}
MAY = {"may", "might", "could", "can", "should", "must", "ought", "ca"}
IF = {"if", "unless", "whether", "should", "provided", "lest"}
UP = {"xcomp", "conj", "advcl", "acl", "relcl", "pcomp", "prep", "acomp", "ccomp", "dobj", "oprd"}
SEEM = {"seem", "appear", "look"}
NEARLY = {"close", "near"}
"""Verbs by which what is below them only seems so, or is looked forward to."""
PRESENT = {"VBZ", "VBP", "VBN", "VB"}
ANNOUNCED = {"announce", "declare", "order", "confirm", "decide"}
"""Who announces a measure takes it."""
YIELDING = {"AGREE", "CONCEDE", "RETREAT"}
UNDONE = {"negated": Status.REPORTED, "denied": Status.HYPOTHETICAL}
"""What an act is that somebody did not fail to do, or did not deny."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a verb: negation, tense and mood, and who says so, by a verb of saying."""

    negative: bool
    future: bool
    mood: bool
    conditional: bool
    unreal: bool
    ongoing: bool
    said_by: int


def setting(text: Text, word: int) -> Setting:
    """Of a verb, from its auxiliaries and those it depends on."""
    parse = text.parse
    negative = negated(text, word) and word >= 0
    future = mood = conditional = unreal = False
    said = -1
    at, fresh = word, True
    for _ in range(grammar.STEPS):
        if fresh:
            will, may = _auxiliaries(text, at)
            future, mood = future or will, mood or may
        if _if(text, at):
            conditional, unreal = True, unreal or parse.tag[at] == "VBD"
        head, dep = parse.head[at], parse.dep[at]
        if head == at or dep not in UP:
            break
        lemma = parse.lemma[head]
        negative, mood = negative or untrue(text, at), mood or _open(dep, lemma)
        if dep in {"ccomp", "parataxis"} and _says(text, head):
            said = head
            break
        # Tense and negation go down to what shares them, not into clauses with their own.
        fresh = fresh and dep in {"xcomp", "acomp"}
        if dep == "conj" and grammar.child(parse, at, "aux", "nsubj") < 0:
            fresh = parse.tag[at] == "VB"
        if dep == "xcomp" and lemma not in text.lexicon.verbs and fresh:
            negative = negative or negated(text, head)
        at = head
    return Setting(negative, future, mood, conditional, unreal, _ongoing(text, word), said)


def _open(dep: str, lemma: str) -> bool:
    """Whether a verb leaves open what is below it: has to, seems to."""
    if dep in {"acomp", "oprd"}:
        return lemma in SEEM
    if dep == "prep" and lemma in NEARLY:
        return True  # "close to signing"
    return dep == "xcomp" and (lemma in HAVE_TO or lemma in SEEM)


def _says(text: Text, head: int) -> bool:
    verb = text.lexicon.verbs.get(text.parse.lemma[head])
    return verb is not None and verb.kind in {"say", "claim"}


def _auxiliaries(text: Text, word: int) -> tuple[bool, bool]:
    parse = text.parse
    will = may = False
    for below in parse.children[word]:
        if parse.dep[below] == "aux":
            lemma = parse.lemma[below]
            will = will or lemma in WILL
            may = may or lemma in MAY
    if parse.lemma[word] == "go" and parse.tag[word] == "VBG":
        will = True
    return will, may


def _if(text: Text, word: int) -> bool:
    parse = text.parse
    return any(
        parse.dep[below] == "mark" and parse.lemma[below] in IF for below in parse.children[word]
    )


def _condition(text: Text, word: int) -> bool:
    """Whether a verb happens only if something else does."""
    parse = text.parse
    return any(parse.dep[below] == "advcl" and _if(text, below) for below in parse.children[word])


def _ongoing(text: Text, word: int) -> bool:
    parse = text.parse
    if parse.tag[word] != "VBG":
        return False
    return any(
        parse.dep[below] == "aux"
        and parse.lemma[below] == "be"
        and parse.tag[below] in {"VBZ", "VBP", "VBN", "VB"}
        for below in parse.children[word]
    )


@dataclass(frozen=True, slots=True)
class Told:
    """An act as the sentence has it, with its status and who claims it."""

    act: Act
    status: Status
    claimed_by: Mentions


def told(text: Text, act: Act) -> Told:
    """The act in its setting."""
    word = act.verb if act.verb >= 0 else act.noun
    around = setting(text, word)
    speaker = _sayer(text, around.said_by) or text.parties.speaker(word)
    if act.manner == "denied":
        speaker = doer(text, word) or speaker
    if not act.source and speaker and act.verb >= 0:
        act = replace(act, source=apart(_first_person(text, act.verb, speaker), act.target))
    changed, status = _changed(text, act, around, speaker)
    said = around.said_by >= 0 or bool(speaker)
    if status is Status.REPORTED and said and not changed.rule.startswith("must:"):
        status = Status.CLAIMED
    return Told(changed, status, speaker)


def _sayer(text: Text, said_by: int) -> Mentions:
    """Who says it; not where a quotation is broken up, and its subject hangs there as well."""
    if said_by < 0:
        return ()
    deps = [text.parse.dep[below] for below in text.parse.children[said_by]]
    return () if deps.count("nsubj") > 1 else doer(text, said_by)


def _first_person(text: Text, verb: int, speaker: Mentions) -> Mentions:
    """The speaker, where "we" do it."""
    who = grammar.subject(text.parse, verb)
    return speaker if who >= 0 and text.parse.lemma[who] in FIRST_PERSON else ()


def _changed(text: Text, act: Act, around: Setting, speaker: Mentions) -> tuple[Act, Status]:
    """What the setting makes of an act, and its status."""
    if act.verb < 0:
        return act, Status.REPORTED
    if around.negative or act.manner in UNDONE:
        return _denied(act, text.lexicon.types[act.type].conflict, around)
    if around.conditional:
        return act, Status.HYPOTHETICAL if around.unreal else Status.CONDITIONAL
    if speaker and _asked(text, act, speaker):
        made = replace(act, type="REQUEST", source=speaker, target=act.source)
        return replace(made, rule=f"must:{act.rule}"), Status.REPORTED
    if around.future and act.manner in {"", "attempted"}:
        return _future(text, act, around, speaker)
    return act, _as_told(act, around)


def _as_told(act: Act, around: Setting) -> Status:
    if act.manner:
        return Status(act.manner)
    if around.mood:
        return Status.HYPOTHETICAL
    return Status.ONGOING if around.ongoing else Status.REPORTED


def _asked(text: Text, act: Act, speaker: Mentions) -> bool:
    """Whether it is what the speaker says that others must do."""
    return obliged(text, act.verb) and bool(act.source) and not overlap(act.source, speaker)


def _denied(act: Act, conflict: bool, around: Setting) -> tuple[Act, Status]:
    if act.manner in UNDONE:
        return act, UNDONE[act.manner] if around.negative else Status.NEGATED
    if not conflict and (around.future or around.mood or act.type in YIELDING):
        return replace(act, type="REJECT", rule=f"not:{act.rule}"), Status.REPORTED
    return act, Status.NEGATED


def _future(text: Text, act: Act, around: Setting, speaker: Mentions) -> tuple[Act, Status]:
    status = Status.CONDITIONAL if _condition(text, act.verb) else Status.FUTURE
    kind = text.lexicon.types[act.type]
    if not kind.conflict:
        type_ = "AGREE" if act.type != "AGREE" else act.type
        return replace(act, type=type_, rule=f"will:{act.rule}"), status
    same = overlap(speaker, act.source)
    announced = around.said_by >= 0 and text.parse.lemma[around.said_by] in ANNOUNCED
    if same and not announced and act.type not in {"REQUEST", "REJECT", "ACCUSE", "THREATEN"}:
        target = act.target or conditioned(text, (act.verb,), act.source)
        return replace(act, type="THREATEN", target=target, rule=f"will:{act.rule}"), status
    return act, status
