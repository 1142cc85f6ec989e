"""Acts: what a verb or noun of a sentence says somebody did to somebody, by the lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.gather.events import grammar
from standoff.gather.events.lexicon import Frame, Lexicon, Noun, Verb
from standoff.gather.events.parties import Mentions, Parties, apart
from standoff.gather.parse import Parse

ASIDE = {"by", "after", "before", "during", "since", "despite", "because", "without", "until"}
"""Prepositions that add circumstances: what is behind them is not what the verb is about."""
TIMES = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "day", "night", "morning", "evening", "week", "month", "year", "eve",
    "weekend", "time", "afternoon", "hour", "minute", "basis", "condition", "ground",
}  # fmt: skip
"""Nouns that a preposition of a verb does not govern: "fired on Tuesday"."""
LIVING = {
    "force", "official", "crowd", "people", "troops", "party", "diplomat", "captive", "government",
    "media", "peacekeepers", "wanted", "words", "arms", "attack", "fire", "talks", "aid", "court",
}  # fmt: skip
"""Classes of nouns that act for whoever is named with them."""
PLACES = {"territory", "property", "people", "office", "official", "government", "troops"}
"""Classes of nouns that, behind a preposition, only say where or with whom."""
WHERE = {"in", "at", "near", "inside", "outside", "across", "under", "within"}
EMPTY = {"sea", "ocean", "water", "waters", "air", "desert", "bay", "gulf"}
"""Where shots hit nobody."""
DEEDS = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "SUPPORT", "AID"}
"""Types of nouns that somebody does to somebody."""
ATTACKING = {"attack", "assault", "savage", "hammer", "crucify", "pummel"}
"""Verbs of what is done with words as often as with arms."""
SUFFERER = ("subject",)
PARTICLES = {"prt", "advmod", "prep", "acomp", "advcl", "dobj", "oprd", "ccomp"}


@dataclass(frozen=True, slots=True)
class Act:
    """A type with its parties. ``verb`` and ``noun`` are words; -1 for none.

    ``used`` are words that are acts by themselves elsewhere and a part of this one here.
    ``manner`` is how a word above puts it: "attempt", "future", ... or nothing.
    """

    type: str
    verb: int
    noun: int
    source: Mentions
    target: Mentions
    rule: str
    both: bool = False
    used: tuple[int, ...] = ()
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What acts are read from."""

    parse: Parse
    parties: Parties
    lexicon: Lexicon
    acts: dict[int, Act | None] = field(default_factory=dict)
    """What the verbs are that have been looked at."""
    doers: dict[int, Mentions] = field(default_factory=dict)
    """Who does what they say."""


def entry(text: Text, word: int) -> tuple[Verb | None, int, str]:
    """What the lexicon says of a verb, the object of its preposition if that is part of it."""
    parse, verbs = text.parse, text.lexicon.verbs
    lemma = parse.lemma[word]
    if word > 1 and parse.word[word - 1] == "-":
        lemma = f"{parse.lemma[word - 2]}-{lemma}"  # "test-fired"
        if lemma not in verbs:
            lemma = parse.lemma[word]
    direct = grammar.child(parse, word, "dobj") >= 0
    for below in parse.children[word]:
        if direct and parse.dep[below] == "prep":
            continue
        if parse.dep[below] in PARTICLES and below > word:
            phrase = f"{lemma} {parse.lemma[below]}"
            if grammar.for_to(parse, below):
                phrase = f"{lemma} for"
            found = verbs.get(phrase)
            behind = grammar.child(parse, below, "pobj") if found else -1
            if found and (behind < 0 or parse.lemma[behind].lower() not in TIMES):
                return found, behind, phrase
    return verbs.get(lemma), -1, lemma


def plain(text: Text, word: int, verb: Verb, governed: int = -1) -> Act | None:
    """The act that a verb is with its own object, whatever clause it takes."""
    frame, noun = _framed(text, word, verb, governed)
    if frame is None:
        return None
    if frame.slots == SUFFERER:
        return _suffered(text, word, noun, frame)
    source = doer(text, word) or _withdrawn(text, word, frame)
    told = grammar.objected(text.parse, word) if governed < 0 else -1
    if frame.type == "CONSULT" and noun >= 0 and "journalists" in classes(text, noun):
        return None
    pairs = [(word, noun)] if noun == told or told < 0 else [(word, noun), (word, told)]
    target = _answered(text, frame, word, noun, source)
    if target is None:
        target = text.parties.target(pairs, frame.slots, source)
    if frame.both and _among(text, target, source):
        target = ()
    by = grammar.agent(text.parse, word) if grammar.passive(text.parse, word) else -1
    used = tuple(each for each in (noun, by) if each >= 0)
    if frame.type == "ASSAULT":
        type_, how = _assault(text, word, noun, source)
        return Act(type_, word, noun, source, target, f"{frame.rule}{how}", frame.both, used)
    if frame.type == "MOBILIZE" and _joint(text, word, noun, source):
        return Act("COOPERATE", word, noun, source, target, f"{frame.rule}/joint", True, used)
    return Act(frame.type, word, noun, source, target, frame.rule, frame.both, used)


def _answered(text: Text, frame: Frame, verb: int, noun: int, source: Mentions) -> Mentions | None:
    """Whose deed is condemned or praised: never who suffers it. None where it is no deed."""
    if frame.type not in {"ACCUSE", "SUPPORT"} or noun < 0:
        return None
    known = text.lexicon.nouns.get(text.parse.lemma[noun])
    deed = known is not None and known.type in DEEDS
    if not deed and "backing" not in classes(text, noun):
        return None
    parties, victim = text.parties, text.parties.behind(noun, "of")
    own = parties.own(noun)
    active = verb if not grammar.passive(text.parse, verb) else -1
    for word in (noun, victim, active):  # whatever the parse hangs "by X" on
        own = own or (parties.phrase(parties.behind(word, "by")) if word >= 0 else ())
    return apart(own, source) if deed or own else None


def _among(text: Text, target: Mentions, source: Mentions) -> bool:
    """Whether the target is one of several parties again, by another name."""
    cast = text.parties.cast
    codes = {cast.actor(mention).code for mention in source}
    return len(codes) > 1 and codes.issuperset(cast.actor(mention).code for mention in target)


def _withdrawn(text: Text, word: int, frame: Frame) -> Mentions:
    """Whose they were, in "peacekeepers were withdrawn from": nobody's act to them."""
    if "object" in frame.slots or not grammar.passive(text.parse, word):
        return ()
    return text.parties.phrase(grammar.subject(text.parse, word))


def _at_nobody(text: Text, word: int) -> bool:
    """Whether shots go where nobody is: "into the sea"."""
    parse = text.parse
    return any(
        parse.lemma[below] in {"into", "over", "toward", "towards"}
        and parse.lemma[grammar.child(parse, below, "pobj")] in EMPTY
        for below in parse.children[word]
    )


def _assault(text: Text, verb: int, noun: int, source: Mentions) -> tuple[str, str]:
    """What an attack is: an accusation in words, a show of arms at sea, or an assault."""
    if _in_words(text, verb, noun, source):
        return "ACCUSE", "/words"
    return ("MOBILIZE", "/sea") if _at_nobody(text, verb) else ("ASSAULT", "")


def _in_words(text: Text, verb: int, noun: int, source: Mentions) -> bool:
    """Whether somebody attacks with words alone: a person another, or what is no body at all."""
    parse = text.parse
    if parse.lemma[verb] not in ATTACKING or grammar.behind(parse, verb, "with") >= 0:
        return False
    if noun >= 0 and not text.parties.phrase(noun) and not classes(text, noun):
        return parse.pos[noun] == "NOUN"
    persons = bool(source) and all(map(text.parties.is_person, source))
    return persons and (noun < 0 or not text.parties.named(noun) or _is_person(text, noun))


def _is_person(text: Text, noun: int) -> bool:
    return all(map(text.parties.is_person, text.parties.named(noun)))


def _joint(text: Text, word: int, noun: int, source: Mentions) -> bool:
    """Whether exercises are held together, not against somebody."""
    if noun < 0 or "exercise" not in classes(text, noun):
        return False
    parse = text.parse
    if any(parse.lemma[below] == "joint" for below in parse.children[noun]):
        return True
    if len({mention.actor for mention in source}) > 1:
        return True
    return any(text.parties.phrase(grammar.behind(parse, at, "with")) for at in (word, noun))


def _suffered(text: Text, word: int, noun: int, frame: Frame) -> Act:
    """What happens to the subject, by whoever the noun names: "died in a Syrian attack"."""
    target = text.parties.phrase(grammar.subject(text.parse, word))
    source = apart(text.parties.within(noun), target)
    return Act(frame.type, word, noun, source, target, frame.rule, used=(noun,))


def doer(text: Text, word: int) -> Mentions:
    """Who does what a verb says."""
    if word not in text.doers:
        text.doers[word] = _doer(text, word)
    return text.doers[word]


def _doer(text: Text, word: int) -> Mentions:
    parse = text.parse
    if grammar.passive(parse, word):
        return text.parties.phrase(grammar.agent(parse, word))
    found = acting(text, grammar.subject(parse, word)) or _before_which(text, word)
    if not found and parse.dep[word] == "acl" and parse.dep[parse.head[word]] == "dobj":
        return text.parties.phrase(grammar.subject(parse, parse.head[parse.head[word]]))
    return found


def _before_which(text: Text, word: int) -> Mentions:
    """Who stands right before "which", whatever the parse hangs the clause on."""
    parse = text.parse
    own = grammar.child(parse, word, "nsubj") if parse.dep[word] == "relcl" else -1
    if own < 1 or parse.tag[own] not in {"WDT", "WP"}:
        return ()
    before = own - 1 if parse.word[own - 1] != "," else own - 2
    found = text.parties.cast.at(before) if before >= 0 else None
    return (found,) if found else ()


def acting(text: Text, noun: int) -> Mentions:
    """Who a noun that acts denotes. "Iran's spokesman" is Iran, "Iran's economy" is not."""
    if noun < 0:
        return ()
    inner = grammar.content(text.parse, noun)
    found = text.parties.named(noun) or text.parties.named(inner)
    return found or (text.parties.phrase(noun) if lives(text, inner) else ())


def lives(text: Text, noun: int) -> bool:
    """Whether a noun is of somebody who acts, or of their words and weapons."""
    if text.parse.pos[noun] != "NOUN" or grammar.does(text.parse, noun):
        return True
    return not LIVING.isdisjoint(classes(text, noun))


def _framed(text: Text, word: int, verb: Verb, governed: int) -> tuple[Frame | None, int]:
    frames, parse = verb.frames, text.parse
    strong = _of_subject(text, frames, word, "!") if "!" in verb.marks else None
    first = governed if governed >= 0 else grammar.objected(parse, word)
    if first >= 0:
        noun = grammar.content(parse, first)
        frame = strong or _of_class(text, frames, noun) or _of_actor(text, frames, noun)
        if frame:
            return frame, noun
    for noun in _prepositional(text, word):
        frame = _of_class(text, frames, noun)
        if frame:
            return frame, noun
    weak = _of_subject(text, frames, word, "@") if "@" in verb.marks else None
    frame = strong or weak or frames.get("alone")
    return frame, grammar.content(parse, first) if first >= 0 else -1


def _of_class(text: Text, frames: dict[str, Frame], noun: int) -> Frame | None:
    for name in classes(text, noun):
        if name in frames:
            return frames[name]
    return None


def _of_actor(text: Text, frames: dict[str, Frame], noun: int) -> Frame | None:
    frame = frames.get("actor")
    if frame is None:
        return None
    known = text.parties.named(noun) or (
        "government" in classes(text, noun) and text.parties.within(noun)
    )
    return frame if known else None


def _of_subject(text: Text, frames: dict[str, Frame], word: int, mark: str) -> Frame | None:
    if grammar.passive(text.parse, word):
        noun = grammar.agent(text.parse, word)
    else:
        noun = grammar.subject(text.parse, word)
    if noun < 0:
        return None
    inner = grammar.content(text.parse, noun)
    names = (*classes(text, noun), *classes(text, inner), *_peoples(text.parse, inner))
    names += _officials(text, noun) if "@official" in frames else ()
    return next((frames[mark + name] for name in names if mark + name in frames), None)


def _peoples(parse: Parse, noun: int) -> tuple[str, ...]:
    """Names in the plural are people: "Nigerians"."""
    return ("people",) if parse.tag[noun] == "NNPS" else ()


def _officials(text: Text, noun: int) -> tuple[str, ...]:
    """Somebody of a government is an official, by whatever name."""
    cast = text.parties.cast
    found = text.parties.named(noun) if text.parse.pos[noun] == "PROPN" else ()
    return ("official",) if found and cast.actor(found[0]).sector == "GOV" else ()


def _prepositional(text: Text, word: int) -> list[int]:
    """What stands behind a verb's prepositions, but not where or with whom it happens."""
    parse, found = text.parse, []
    for below in parse.children[word]:
        if parse.dep[below] == "prep" and parse.lemma[below] not in ASIDE:
            deeper = grammar.child(parse, below, "prep")  # "out of the talks"
            noun = grammar.child(parse, deeper if deeper >= 0 else below, "pobj")
            if noun >= 0:
                noun = grammar.content(parse, noun)
                if parse.lemma[below] not in WHERE or PLACES.isdisjoint(classes(text, noun)):
                    found.append(noun)
    return found


def classes(text: Text, noun: int) -> tuple[str, ...]:
    """The classes of a noun, by the phrase it stands in or by itself."""
    parse, known = text.parse, text.lexicon.classes
    lemma = parse.lemma[noun]
    found: tuple[str, ...] = ()
    if noun:
        before = noun - 1
        if parse.word[before] == "-" and noun > 1:
            before = noun - 2
        found = known.get(f"{parse.lemma[before]} {lemma}", ())
    if not found and noun + 2 < len(parse) and parse.lemma[noun + 1] == "of":
        found = known.get(f"{lemma} of {parse.lemma[noun + 2]}", ())
    if not found:
        found = known.get(lemma) or known.get(lemma.removesuffix("s"), ())
    return found or known.get(parse.word[noun].lower(), ())


def nominal(text: Text, word: int) -> Act | None:
    """The act that a noun is by itself, with the parties around it."""
    noun = text.lexicon.nouns.get(text.parse.lemma[word])
    if noun is None or not noun.type or text.parse.pos[word] not in {"NOUN", "PROPN"}:
        return None
    if noun.both and text.parse.word[word].endswith("ing"):
        between = _between(text, word, noun)
        if between:
            return between
    source = _around(text, word, noun.source, ())
    target = _around(text, word, noun.target, source) or _struck(text, word, source)
    relative = grammar.child(text.parse, word, "relcl")
    if relative >= 0 and not source:
        source = apart(doer(text, relative), target)
        target = target or _relative_target(text, relative, noun.target, source)
    if noun.both and not target and not source:
        return None
    rule = f"nominal/{noun.rule}"
    if noun.type == "ASSAULT" and _in_words(text, word, -1, source):
        return Act("ACCUSE", -1, word, source, target, f"{rule}/words")
    return Act(noun.type, -1, word, source, target, rule, noun.both)


def _struck(text: Text, word: int, source: Mentions) -> Mentions:
    """Whom it is done to, in "Iran was hit by U.S. sanctions", "undeterred by threats"."""
    parse = text.parse
    by = parse.head[word]
    if parse.dep[word] != "pobj" or parse.lemma[by] != "by":
        return ()
    return apart(text.parties.phrase(grammar.subject(parse, parse.head[by])), source)


def _between(text: Text, word: int, noun: Noun) -> Act | None:
    """A caption: "Minister A meeting President B"."""
    cast = text.parties.cast
    if not 0 < word < len(text.parse) - 1:
        return None
    left, right = cast.at(word - 1), cast.at(word + 1)
    if left is None or right is None or left.actor == right.actor:
        return None
    return Act(noun.type, -1, word, (left,), (right,), f"nominal/{noun.rule}/caption", True)


def _around(text: Text, word: int, slots: tuple[str, ...], but: Mentions) -> Mentions:
    for name in slots:
        if name == "own":
            found = text.parties.own(word)
        elif name == "subject":
            clause = grammar.child(text.parse, word, "acl")
            found = text.parties.phrase(grammar.subject(text.parse, clause)) if clause >= 0 else ()
            found = found or _behind_that(text, word)
        else:
            found = text.parties.phrase(text.parties.behind(word, name))
        found = apart(found, but)
        if found:
            return found
    return ()


def _behind_that(text: Text, word: int) -> Mentions:
    """Who stands behind "that", whatever the parse makes of it: "India's demand that Pakistan"."""
    if word + 2 >= len(text.parse) or text.parse.lemma[word + 1] != "that":
        return ()
    found = text.parties.cast.at(word + 2)
    return (found,) if found else ()


def _relative_target(text: Text, verb: int, slots: tuple[str, ...], source: Mentions) -> Mentions:
    """The target in "threats which X is looking to throw at Y"."""
    names = (*slots, "at", "to", "on", "against")
    pairs = [(verb, -1)]
    inner = grammar.complement(text.parse, verb)
    if inner >= 0:
        pairs.append((inner, -1))
    return text.parties.target(pairs, names, source)
