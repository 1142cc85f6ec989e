"""Choice: the few acts of a sentence that are what it tells, the main clause's first."""

from __future__ import annotations

from standoff.gather.events import grammar
from standoff.gather.events.acts import Act, Text, classes
from standoff.gather.events.inside import argued, inside
from standoff.gather.events.status import Told
from standoff.gather.records import SectionKind, Status

PERSONS = {"force", "official", "crowd", "people", "troops", "party", "captive"}
"""Classes of nouns that act, named or not."""
ONE_SIDED = {"THREATEN", "REQUEST", "REJECT"}
"""Types of nouns that say much without a target: "its demands"."""
PRESENT = {"VBZ", "VBP"}
GATHERING, READY = "protest/!people", "intend/alone"
FIGURATIVE = {"attack", "assault", "kill", "execute", "beat", "abuse", "hammer", "poison", "torch"}
"""Verbs of violence that are as often done to plans and words."""
PALPABLE = {"ASSAULT", "COERCE", "REQUEST", "AID", "THREATEN", "SANCTION", "PROTEST"}
"""Types that somebody does to somebody or something."""
ALONE = {"PROTEST", "THREATEN"}
"""Types that say enough of somebody unknown without a second party."""
AUTHORITIES = {"GOV", "COP", "MIL", "LEG", "JUD"}
"""Sectors whose people gather for no protest."""
MOST = 3
"""Events of a sentence at most."""


def chosen(text: Text, found: list[Told]) -> list[Told]:
    """The best of a sentence, in order of text."""
    inner = {word for each in found for word in _parts(text, each.act)}
    left = [each for each in found if _own(text, each, inner) and _told(text, each)]
    left.sort(key=lambda each: _rank(text, each))
    left = _once(text, left)
    best = left[:1] + [each for each in left[1:MOST] if _strong(text, each)]
    return sorted(best, key=_place)


def _parts(text: Text, act: Act) -> tuple[int, ...]:
    """Its words; a threat of a known party is told even where nobody says who dismissed it."""
    if act.source or act.noun < 0:
        return act.used
    noun = text.lexicon.nouns.get(text.parse.lemma[act.noun])
    spoken = noun is not None and noun.type in ONE_SIDED and bool(noun.kind)
    return tuple(each for each in act.used if each != act.noun) if spoken else act.used


def _once(text: Text, found: list[Told]) -> list[Told]:
    """Without the words that say a second time what the same said to the same."""
    kept: list[Told] = []
    said: set[object] = set()
    for each in found:
        act, codes = each.act, text.parties.codes
        words = not text.lexicon.types[act.type].material and act.source
        key = act.type, codes(act.source)
        if not words or (*key, codes(act.target)) not in said:
            kept.append(each)
        said |= {(*key, codes(act.target)), (*key, frozenset())}
    return kept


def _own(text: Text, each: Told, inner: set[int]) -> bool:
    """Whether it is not a part of another act, nor of somebody's wish."""
    if _place(each) in inner:
        return False
    return each.act.verb < 0 or not inside(text, each.act.verb)


def _told(text: Text, each: Told) -> bool:
    """Whether anybody known takes part, and it is more than a thought."""
    act = each.act
    if _shown_beside(text, each) or _general(text, act) or not _known(text, each):
        return False
    if not _fits(text, act):
        return False
    if act.verb >= 0 and not each.claimed_by and argued(text, act.verb):
        return False
    return _alone(act) and _party(text, each)


def _alone(act: Act) -> bool:
    """Whether it says enough without a second party: nobody meets alone."""
    if act.type in {"CONSULT", "COOPERATE"}:
        return _two(act)
    return not act.rule.endswith("/measures") or act.type == "THREATEN" or bool(act.target)


def _party(text: Text, each: Told) -> bool:
    """Whether it is told who does it, as far as its status and its words need that."""
    act = each.act
    if each.status in {Status.HYPOTHETICAL, Status.CONDITIONAL}:
        return bool(act.source and (act.target or act.noun >= 0 or not _bare(act)))
    if act.verb < 0:
        return bool(act.source) and (_two(act) or act.type in ONE_SIDED)
    return bool(act.source or (act.target and _unnamed(text, act)))


def _shown_beside(text: Text, each: Told) -> bool:
    """Whether a caption only says it of what it shows: "smoke over the base that Iran shelled"."""
    parse, place = text.parse, _place(each)
    if parse.sentences[parse.sentence_of[place]].section is not SectionKind.CAPTION:
        return False
    return _depth(text, place) > 0


def _known(text: Text, each: Told) -> bool:
    """Whether it is known of anybody where they belong; else two must take part, or one protest.

    A union, a firm or a neighbour is as good a party as a state, if it is told whom it meets.
    """
    act = each.act
    if any(text.parties.coded(side) for side in (act.source, act.target, each.claimed_by)):
        return True
    return bool(act.source and (act.target or act.type in ALONE))


def _fits(text: Text, act: Act) -> bool:
    """Whether the object is one that the verb does this to: nobody kills a provision.

    A verb that is an act whatever its object needs somebody there, a word of some class, or none.
    """
    if act.verb < 0:
        return True
    if act.rule == GATHERING and any(text.parties.sector(m) in AUTHORITIES for m in act.source):
        return False
    if act.rule == READY and text.parse.pos[act.verb] == "ADJ":
        return False  # "ready for the office": it does not say to do what
    hard = act.type != "ASSAULT" or text.parse.lemma[act.verb] in FIGURATIVE
    return not (_bare(act) and act.type in PALPABLE and hard) or _palpable(text, act.verb)


def _palpable(text: Text, verb: int) -> bool:
    """Whether a verb's object is somebody, of some class, a pronoun, or not there."""
    noun = grammar.objected(text.parse, verb)
    if noun < 0 or text.parse.pos[noun] == "PRON":
        return True
    inner = grammar.content(text.parse, noun)
    return bool(text.parties.named(noun) or text.parties.named(inner) or classes(text, inner))


def _bare(act: Act) -> bool:
    """Whether a verb says it alone, whatever its object."""
    spoken = act.noun >= 0 and act.type in ONE_SIDED
    return act.rule.endswith("/alone") and ":" not in act.rule and not spoken


def _general(text: Text, act: Act) -> bool:
    """Whether it only says how somebody is: "Iran ignores problems". Headlines tell so of acts."""
    if act.verb < 0 or (act.source and act.target) or not _bare(act):
        return False
    parse = text.parse
    if parse.sentences[parse.sentence_of[act.verb]].section is not SectionKind.BODY:
        return False
    return parse.tag[act.verb] in PRESENT and grammar.child(parse, act.verb, "aux") < 0


def _two(act: Act) -> bool:
    """Whether two take part; nobody meets or cooperates alone."""
    return bool(act.source and act.target) or len({m.actor for m in act.source}) > 1


def _unnamed(text: Text, act: Act) -> bool:
    """Whether somebody does it who has no name here: gunmen, or nobody in a passive."""
    parse = text.parse
    if grammar.passive(parse, act.verb):
        return True
    who = grammar.subject(parse, act.verb)
    if who < 0 or not text.lexicon.types[act.type].material:
        return False
    names = classes(text, who)
    return text.parse.pos[who] == "NOUN" and not PERSONS.isdisjoint(names)


def _strong(text: Text, each: Told) -> bool:
    """Whether it is worth a place beside a better one: both parties, or a main clause."""
    act = each.act
    if act.source and act.target:
        return True
    main = act.verb >= 0 and not _depth(text, act.verb)
    return bool(act.source) and main and not _bare(act)


def _rank(text: Text, each: Told) -> tuple[int, int, int]:
    act = each.act
    missing = (not act.source) + (not act.target)
    return (act.verb < 0, _depth(text, _place(each)) + missing, _place(each))


def _depth(text: Text, word: int) -> int:
    """Clauses that a word is inside of; reported speech is no clause of its own."""
    parse = text.parse
    depth = 0
    for _ in range(10):
        head = parse.head[word]
        if head == word:
            break
        if parse.dep[word] in {"advcl", "relcl", "acl", "pcomp"}:
            depth += 1
        word = head
    return depth


def _place(each: Told) -> int:
    return each.act.verb if each.act.verb >= 0 else each.act.noun
