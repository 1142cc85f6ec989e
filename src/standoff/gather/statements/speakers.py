"""Who says or thinks it, to whom, and where."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.gather.records import Span
from standoff.gather.statements.page import PAUSES, Page, Words

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ACTIVE = frozenset(("nsubj", "csubj"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
PASSIVE = frozenset(("nsubjpass", "csubjpass", "auxpass"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
AUTHOR = frozenset(("i", "we", "you", "let", "me", "us"))
"""The author and the readers: outside quotation marks their words are no statement."""
_HELD = frozenset(("of", "under"))
_NOUNS = ("NOUN", "PROPN", "PRON")
_NEAR = 12
"""Words between a verb and its "that", at most."""
_CLIMBS = 6
"""Verbs that are climbed at most to find the subject of one without."""
_PHRASE = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"))
_CLIMBED = frozenset(("conj", "xcomp", "advcl", "acl", "ccomp", "dep", "dobj", "pobj"))
_BETWEEN = frozenset(("RB", "RBR", "MD", "VBD", "VBZ", "VBP", "VBN", "VB", "TO"))
_VENUE_AT = "at"
_VENUE_IN = frozenset(("in", "on", "during", "before", "to", "after", "via", "through"))
_SPEAKING = frozenset(("speak", "talk", "testify", "appear", "write", "address", "brief"))


def child(page: Page, word: int, *deps: str) -> int | None:
    """The first word that depends on another in one of these ways."""
    dep = page.parse.dep
    return next((each for each in page.parse.children[word] if dep[each] in deps), None)


def lower(page: Page, word: int) -> str:
    """A word in small letters; nothing where the document has ended."""
    return page.parse.word[word].lower() if word < len(page.parse) else ""


# ---------------------------------------------------------------- subjects


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of the noun phrase that speaks; None where nobody is named.

    ``about`` is the grammatical subject of a passive: who is told, or what is said of whom.
    ``others`` speak too, where the parse gives a verb several subjects.
    """

    word: int | None
    passive: bool = False
    about: int | None = None
    others: tuple[int, ...] = ()


def subject(page: Page, verb: int) -> Subject:
    """Whose words or thoughts a verb hands on."""
    at = verb
    for _ in range(_CLIMBS):
        if is_passive(page, at):
            return _of_passive(page, at, verb)
        if found := [e for e in page.parse.children[at] if page.parse.dep[e] in _ACTIVE]:
            return _of_active(page, at, found)
        if page.parse.dep[at] == "conj" and (beside := _set_off(page, at)) is not None:
            return Subject(beside)
        above = _above(page, at)
        if above is None:
            break
        above = _same_teller(page, at, above)
        if page.parse.pos[above] in _NOUNS and _speaks(page, above):
            return Subject(above if page.cast.named_by(above) else _named_first(page, above))
        if lower(page, page.parse.head[at]) == "as" and not is_passive(page, above):
            return Subject(child(page, above, "dobj"))  # quoted X as saying
        at = above
    return Subject(_beside(page, verb) or _of_first_verb(page, verb))


def _same_teller(page: Page, verb: int, above: int) -> int:
    """Who "denied that X and promised": the parse joins the second cue to the first's clause."""
    parse, teller = page.parse, page.parse.head[above]
    told = parse.dep[verb] == "conj" and parse.dep[above] == "ccomp" and teller < above
    cue = page.cues.verbs.get(parse.lemma[teller]) if told else None
    return teller if cue and parse.tag[teller] == parse.tag[verb] else above


def _speaks(page: Page, noun: int) -> bool:
    """Whether a noun with a participle is who speaks, not a thing the parse has put it to."""
    if page.cast.named_by(noun) or page.parse.dep[noun] not in ("dobj", "pobj"):
        return True
    lemma = page.parse.lemma[noun]
    return page.cues.has("texts", lemma) or lemma in page.cues.nouns


def _set_off(page: Page, verb: int) -> int | None:
    """X of ", X said", where the parse joins the verb to one before."""
    beside = _beside(page, verb)
    if beside is None or beside > verb:
        return None
    start = noun_phrase(page, beside)[0]
    return beside if start and page.parse.word[start - 1] in PAUSES else None


def _of_active(page: Page, verb: int, found: list[int]) -> Subject:
    """Of several subjects the one next to the verb speaks, and those that are joined to it."""
    before = [each for each in found if each < verb] or found[:1]
    word = before[-1]
    others = tuple(e for e in before[:-1] if _is_joined(page, e, word))
    return Subject(_antecedent(page, word, verb), others=others)


def _is_joined(page: Page, first: int, last: int) -> bool:
    return any(page.parse.dep[each] == "cc" for each in range(first, last))


def is_passive(page: Page, verb: int) -> bool:
    """Whether a verb's subject is told or spoken of: a passive, or a bare participle."""
    below = page.parse.children[verb]
    if page.parse.dep[verb] == "acl" and _is_past(page, verb):
        return False
    return any(page.parse.dep[each] in PASSIVE for each in below) or (
        page.parse.tag[verb] == "VBN"
        and page.parse.dep[verb] in ("acl", "relcl", "advcl")
        and not any(page.parse.dep[each] in ("aux", "nsubj") for each in below)
    )


def _is_past(page: Page, verb: int) -> bool:
    """Whether a participle is a past that the parse has missed: "X, a general, alleged that"."""
    cue = page.cues.verbs.get(page.parse.lemma[verb])
    if page.parse.tag[verb] != "VBN" or not cue or "clause" not in cue.takes:
        return False
    noun = page.parse.head[verb]
    near = range(verb + 1, min(verb + _NEAR, page.stretch(verb)[1]))
    that = any(lower(page, each) == "that" for each in near)
    return that and page.parse.dep[_named_first(page, noun)] == "ROOT" and agent(page, verb) is None


def _named_first(page: Page, noun: int) -> int:
    """X of "X, a general": what a noun stands beside."""
    return page.parse.head[noun] if page.parse.dep[noun] == "appos" else noun


def _of_passive(page: Page, at: int, verb: int) -> Subject:
    about = child(page, at, "nsubjpass", "csubjpass")
    about = page.parse.head[at] if about is None else _antecedent(page, about, at)
    if at != verb:  # was quoted as saying
        return Subject(about)
    return Subject(agent(page, verb), passive=True, about=about)


def agent(page: Page, verb: int) -> int | None:
    """Who does it, of a passive: behind "by"."""
    by = child(page, verb, "agent")
    return None if by is None else child(page, by, "pobj")


def _antecedent(page: Page, found: int, verb: int) -> int:
    """What a relative pronoun stands for."""
    parse = page.parse
    if parse.dep[verb] == "relcl" and lower(page, found) in RELATIVE:
        return parse.head[verb]
    return found


def _above(page: Page, verb: int) -> int | None:
    """The verb or noun whose subject is this verb's too."""
    parse = page.parse
    head, dep = parse.head[verb], parse.dep[verb]
    if dep in _CLIMBED and head != verb:
        return head
    if dep in ("pcomp", "prep"):
        return parse.head[head] if parse.dep[head] in ("prep", "mark", "advmod") else head
    if dep in ("acomp", "oprd"):
        return head
    return None


def _beside(page: Page, verb: int) -> int | None:
    """The noun right before a verb, or behind one that follows a quotation."""
    first, last = page.stretch(verb)
    at = verb - 1
    while at > first and page.parse.tag[at] in _BETWEEN:
        at -= 1
    if page.parse.tag[at] == "-RRB-":  # the Programme (WFP) said
        bracket = (e for e in range(at, max(at - 5, first), -1) if page.parse.tag[e] == "-LRB-")
        at = next(bracket, at) - 1
    if at >= first and page.parse.tag[at][:2] in ("NN", "PR") and page.quoted[at] < 0:
        return _top(page, at)
    at = verb + 1
    while at < last and page.parse.dep[at] in _PHRASE:
        at += 1
    follows = page.quoted[verb - 1] >= 0 if verb > first else False
    return at if follows and at < last and page.parse.tag[at][:2] in ("NN", "PR") else None


def _of_first_verb(page: Page, verb: int) -> int | None:
    """Of "X does this, says that": X, where the parse has the first verb below the second."""
    first = child(page, verb, "ccomp", "advcl", "parataxis")
    if first is None or first > verb or lower(page, verb - 1) != ",":
        return None
    return child(page, first, "nsubj")


def _top(page: Page, word: int) -> int:
    """The head of the noun phrase that ends with a word: no comma, no verb between."""
    parse = page.parse
    while (head := parse.head[word]) < word:
        between = range(head, word)
        if any(parse.tag[each][:2] in (",", "VB", ":") for each in between):
            break
        word = head
    if parse.tag[word] in ("IN", "TO"):
        return word + 1
    return word


# ---------------------------------------------------------------- speakers


def speakers(page: Page, word: int | None) -> tuple[Span, ...] | None:
    """The mentions that speak, by the head of their noun phrase; None for nobody."""
    if word is None:
        return None
    if known := page.cast.named_by(word):
        return tuple((mention.start, mention.end) for mention in known)
    lemma = page.parse.lemma[word]
    if page.cues.has("texts", lemma) or lemma in page.cues.nouns:
        whose = owner(page, word)
        whose = holder(page, word) if whose is None else whose
        if whose is not None and (owners := named(page, whose)):
            return owners
    name = lower(page, word)
    nominal = page.parse.pos[word] in _NOUNS or name == "one" or page.cues.has("persons", name)
    if page.cues.has("nobody", name) or not nominal:
        return None
    return (page.parse.span(*noun_phrase(page, word)),)


def all_speakers(page: Page, who: Subject) -> tuple[Span, ...] | None:
    """The mentions of everybody who is the subject."""
    spans = [span for word in (who.word, *who.others) for span in speakers(page, word) or ()]
    return tuple(dict.fromkeys(spans)) or None


def named(page: Page, word: int) -> tuple[Span, ...]:
    """The mentions a word stands for, adjectives of nations included."""
    if known := page.cast.named_by(word):
        return tuple((mention.start, mention.end) for mention in known)
    mention = page.cast.at(word)
    return ((mention.start, mention.end),) if mention else ()


def is_known(page: Page, word: int | None) -> bool:
    """Whether the cast knows who speaks, or the word can mean only a person."""
    if word is None:
        return False
    if page.cast.named_by(word) or page.cues.has("persons", lower(page, word)):
        return True
    return page.cues.has("texts", page.parse.lemma[word]) and owner(page, word) is not None


def owner(page: Page, noun: int, preps: tuple[str, ...] = ("by", "of", "from")) -> int | None:
    """Whose a statement, a view, a policy is: X's, by X, Pakistani."""
    parse = page.parse
    if (whose := child(page, noun, "poss")) is not None:
        return whose
    for each in parse.children[noun]:
        if parse.dep[each] in ("prep", "agent") and lower(page, each) in preps:
            whose = child(page, each, "pobj")
            if whose is not None and named(page, whose):
                return whose
        if parse.dep[each] == "acl" and (whose := agent(page, each)) is not None:
            return whose
    return next((e for e in range(noun_phrase(page, noun)[0], noun) if page.cast.at(e)), None)


def holder(page: Page, noun: int) -> int | None:
    """The subject of a verb that does no more than hold or utter: X made the claim that."""
    parse, head = page.parse, page.parse.head[noun]
    if parse.dep[noun] == "dobj" and page.cues.has("light", parse.lemma[head]):
        return subject(page, head).word
    if parse.dep[noun] == "pobj" and lower(page, head) in _HELD:
        verb = parse.head[head]
        return subject(page, verb).word if parse.lemma[verb] == "be" else None
    return None


def noun_phrase(page: Page, head: int) -> Words:
    """A noun with what stands before it, and what it is "of"."""
    parse = page.parse
    first, last = head, head + 1
    for each in reversed(parse.children[head]):
        if each < first and parse.dep[each] in _PHRASE:
            first = min(first, parse.subtree(each)[0])
    of = child(page, head, "prep")
    if of == last and lower(page, of) == "of":
        pobj = child(page, of, "pobj")
        last = pobj + 1 if pobj is not None and pobj > of else last
    return first, last


# ---------------------------------------------------------------- addressee and venue


def addressee(page: Page, verb: int, who: Subject) -> Span | None:
    """Who is told: the object of telling, or behind "to"."""
    parse = page.parse
    told = who.about if who.passive else child(page, verb, "dobj", "dative")
    if told is not None and parse.dep[told] == "dative" and parse.tag[told] == "IN":
        told = child(page, told, "pobj")
    if told is None or "told" not in page.cues.verbs[parse.lemma[verb]].takes:
        told = _after_to(page, verb)
    if told is None or page.quoted[told] >= 0:
        return None
    known = page.cast.named_by(told)
    return (known[0].start, known[0].end) if known else parse.span(*noun_phrase(page, told))


def _after_to(page: Page, verb: int) -> int | None:
    for each in page.parse.children[verb]:
        if page.parse.dep[each] in ("prep", "dative") and lower(page, each) == "to":
            told = child(page, each, "pobj")
            if told is not None and not page.cues.has("venues", page.parse.lemma[told]):
                return told
    return None


def venue(page: Page, verb: int) -> Span | None:
    """Where it is said: at a hearing, in an interview, while speaking at an institute."""
    parse = page.parse
    for each in parse.children[verb]:
        if parse.dep[each] == "prep" and (found := _place(page, each)):
            return found
        if parse.dep[each] in ("advcl", "conj") and parse.lemma[each] in _SPEAKING:
            places = (p for p in parse.children[each] if parse.dep[p] == "prep")
            if found := next(filter(None, (_place(page, place) for place in places)), None):
                return found
    return None


def _place(page: Page, prep: int) -> Span | None:
    parse = page.parse
    noun, word = child(page, prep, "pobj"), lower(page, prep)
    if noun is None or page.quoted[prep] >= 0:
        return None
    at = word == _VENUE_AT and parse.tag[noun][:2] == "NN"
    if not at and (word not in _VENUE_IN or not page.cues.has("venues", parse.lemma[noun].lower())):
        return None
    last = _end_of_place(page, noun)
    return parse.span(prep, last)


def _end_of_place(page: Page, noun: int) -> int:
    """Behind a place and what belongs to it, up to a clause or a quotation."""
    last = page.parse.subtree(noun)[1]
    for word in range(noun + 1, last):
        if page.quoted[word] >= 0 or page.parse.tag[word] in (*FINITE, ",", ":", "WDT", "WP"):
            return word
    return last
