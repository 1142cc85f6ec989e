"""Statements by verbs: X said that, X sees Y as, X was told by Y, it is said that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.gather.records import Statement, StatementKind
from standoff.gather.statements.content import Content
from standoff.gather.statements.cues import Cue
from standoff.gather.statements.making import statement
from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.parts import parts
from standoff.gather.statements.quoted import by_marks
from standoff.gather.statements.said import said
from standoff.gather.statements.speakers import (
    AUTHOR,
    Subject,
    addressee,
    all_speakers,
    child,
    is_known,
    lower,
    owner,
    subject,
    venue,
)
from standoff.gather.statements.taken import taken

_WISHES = frozenset(("should", "must", "may", "might", "could", "ought", "shall", "can"))
_HEARSAY = frozenset(("say", "believe", "think", "allege", "report", "claim", "rumour", "rumor"))


def by_verb(page: Page, verb: int) -> Sequence[Statement]:
    """What a verb hands on, if it does: two statements where it stands between two parts."""
    cue = page.cues.verbs.get(page.parse.lemma[verb])
    if cue is None or not _is_verb(page, verb) or not _has_particle(page, verb, cue):
        return ()
    if verb and _is_bare(page, verb):
        return ()
    who = subject(page, verb)
    if "quote" in cue.takes:
        who = by_marks(page, verb, who)
    if not _is_asserted(page, verb, cue, who):
        return ()
    content = _hearsay(page, verb, who) or said(page, verb, cue, who) or taken(page, verb, cue, who)
    if content is None or not _has_speaker(page, verb, cue, who, content):
        return ()
    made = statement(page, cue.kind, all_speakers(page, who), cue_words(page, verb), content)
    if made is None:
        return ()
    told = None if made.rule in _OF_OBJECT else addressee(page, verb, who)
    place, negated = venue(page, verb), _negated(page, verb)
    return parts(page, replace(made, addressee=told, venue=place, negated=negated), content)


def _negated(page: Page, verb: int) -> bool:
    """Whether somebody does not: "doesn't see", "nor does X see", "neither wants"."""
    below = page.parse.children[verb]
    return any(page.parse.dep[each] == "neg" for each in below) or any(
        lower(page, each) in ("nor", "neither", "never") for each in below if each < verb
    )


def _is_bare(page: Page, verb: int) -> bool:
    """Whether a participle hands on nothing: so-called, when asked."""
    asked = lower(page, verb - 1) == "when" and child(page, verb, "nsubj") is None
    return asked or page.parse.tag[verb - 1] == "HYPH"


def _is_verb(page: Page, word: int) -> bool:
    """Whether a word is a verb by its tag, or by its subject."""
    if page.parse.tag[word][:2] == "VB":
        return True
    if page.parse.tag[word][:2] != "NN":
        return False
    return child(page, word, "nsubj") is not None or _is_lost(page, word)


def _is_lost(page: Page, word: int) -> bool:
    """Whether the parse takes a verb for a noun: "Rome suspects that" begins a sentence."""
    parse = page.parse
    if parse.tag[word] != "NNS" or parse.dep[word] != "ROOT" or word + 1 >= len(parse):
        return False
    that = lower(page, word + 1) == "that" and parse.head[word + 1] > word + 1
    return that and word > 0 and page.cast.at(word - 1) is not None


_OF_OBJECT = frozenset(("verb-as", "verb-is", "verb-of", "verb-for", "verb-words"))
"""Where the object is what is spoken of, not who is told."""


def _has_particle(page: Page, verb: int, cue: Cue) -> bool:
    if not cue.particle:
        return True
    found = child(page, verb, "prt", "advmod")
    return found is not None and lower(page, found) == cue.particle


# ---------------------------------------------------------------- is it said at all?


def _is_asserted(page: Page, verb: int, cue: Cue, who: Subject) -> bool:
    """Whether somebody says or thinks it, instead of having to, being able to, or not."""
    if who.word is not None and lower(page, who.word) in AUTHOR:
        return False
    helpers = [e for e in page.parse.children[verb] if page.parse.dep[e] in ("aux", "neg", "mark")]
    words = {lower(page, each) for each in helpers}
    negated = any(page.parse.dep[each] == "neg" for each in helpers)
    view = cue.kind is StatementKind.VIEW
    if negated and not view:
        return False
    if words & _WISHES and not (negated and view and "can" in words):
        return False
    if "whether" in words or ("if" in words and not (view and "clause" in cue.takes)):
        return False
    return _is_finite(page, verb, words)


def _is_finite(page: Page, verb: int, helpers: set[str]) -> bool:
    """Whether a bare form of a verb stands for what is done: "does see", "goes on to say"."""
    parse = page.parse
    if "to" in helpers:
        head = parse.head[verb]
        return parse.dep[verb] in ("xcomp", "advcl") and page.cues.has("raising", parse.lemma[head])
    if parse.tag[verb] == "VB":
        return bool(helpers & {"do", "does", "did", "would", "wo", "’d", "'d", "can", "ca"})
    return True


def _has_speaker(page: Page, verb: int, cue: Cue, who: Subject, content: Content) -> bool:
    """Whether it is known enough whose words they are."""
    if who.passive:
        said = child(page, verb, "auxpass") is not None and content.rule in _OF_NOBODY
        return who.word is not None or said
    if who.word is not None and (sure := _of_thing(page, verb, who.word)) is not None:
        return sure
    if cue.known:
        return is_known(page, who.word) or _it_wants(page, cue, who)
    if content.rule.startswith("quote"):
        return True
    if who.word is None:
        return cue.kind is not StatementKind.VIEW and page.parse.tag[verb] in ("VBD", "VBZ", "VBP")
    return not page.cues.has("nobody", lower(page, who.word)) or bool(page.cast.named_by(who.word))


def _of_thing(page: Page, verb: int, noun: int) -> bool | None:
    """Whether a thing speaks: a report does, a threat confirms at most; None for others."""
    lemma, cues = page.parse.lemma[noun], page.cues
    shows = cues.has("shows", page.parse.lemma[verb])
    if page.cast.named_by(noun):
        return False if shows else None
    if cues.has("documents", lemma):
        return True
    owned = owner(page, noun) is not None and not cues.has("proves", page.parse.lemma[verb])
    return False if shows or (cues.has("deeds", lemma) and not owned) else None


def _it_wants(page: Page, cue: Cue, who: Subject) -> bool:
    """Whether "it" is somebody, since it wants something."""
    return who.word is not None and "object" in cue.takes and lower(page, who.word) == "it"


_OF_NOBODY = frozenset(("clause", "hearsay", "verb-as", "verb-is", "quote-after", "quote-before"))
"""What may be handed on of nobody in particular: it is said that, X is seen as."""


def _hearsay(page: Page, verb: int, who: Subject) -> Content | None:
    """X is said to be: what is said, from X to the end."""
    to = child(page, verb, "xcomp")
    if not who.passive or to is None or page.parse.lemma[verb] not in _HEARSAY:
        return None
    first = to if who.about is None else page.parse.subtree(who.about)[0]
    return Content((min(first, to), page.parse.subtree(to)[1]), "hearsay")


# ---------------------------------------------------------------- cues


def cue_words(page: Page, verb: int) -> Words:
    """A verb with its particle, its "not" and a "further"."""
    parse, first, last = page.parse, verb, verb + 1
    particle = child(page, verb, "prt")
    if particle == last:
        last += 1
    if child(page, verb, "neg") is not None:
        parts = (e for e in parse.children[verb] if e < verb and parse.dep[e] in ("aux", "neg"))
        first = min(parts, default=verb)
    elif verb and lower(page, verb - 1) == "further":
        first -= 1
    return first, last
