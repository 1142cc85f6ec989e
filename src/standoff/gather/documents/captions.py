"""Captions among paragraphs: they describe a picture, in a phrase or a sentence of the present.

A credit or "file photo" is enough by itself. Otherwise several signs have to come together:
a noun with a participle and no finite verb ("Dockers waiting at the gate"), a time or place
that a picture was taken, a paragraph far shorter than its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.gather.documents.blocks import Layout, ends_sentence, sentences
from standoff.gather.records import SectionKind

LONGEST = 400
MOST_SENTENCES = 3
ENOUGH = 3
"""Signs that make a paragraph a caption."""
FAR_SHORTER = 0.5

_AGENCY = (
    r"(?:reuters|afp|ap|epa|upi|anadolu|aa|tass|xinhua|getty(?: images)?|shutterstock|bloomberg|dpa|"
    r"pti|app|ani|irna|associated press|agence france-presse|wikimedia(?: commons)?|flickr|alamy|"
    r"file|courtesy|handout|supplied|screengrab|screenshot|twitter|pool)"
)
_PICTURE = (
    r"(?:photo(?:graph)?|picture|image|pic|file photo|illustration|photo credit|image credit)"
)
_CREDIT = re.compile(
    rf"[(\[][^()\[\]]{{0,60}}\b(?:{_AGENCY}|{_PICTURE}s?)\b[^()\[\]]{{0,60}}[)\]]\s*\.?$"
    rf"|(?:\b{_PICTURE}|\bcredit|\bphoto(?:graph)? by|\bcourtesy(?: of)?)\s*[:/|]\s*\S.{{0,80}}$"
    rf"|(?:^|[.!?”\"]\s+)(?:photo(?:graph)?|picture|image)s? (?:by|from|courtesy|via)\b.{{0,80}}$"
    rf"|[|/–—-]\s*{_AGENCY}(?:\s*/\s*[\w .]+|\s+{_PICTURE})?\.?$"
    rf"|(?:^|[.!?”\"]\s+){_AGENCY}\s*/\s*[\w .]{{2,40}}$|\b{_AGENCY} {_PICTURE}\.?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:file(?: photo| picture| image)?\s*[:–—-]|(?:{_PICTURE}|caption|map|chart|graphic|video)\s*"
    r"(?:\d+\s*)?[:|]|(?:figure|fig\.|plate|exhibit|map)\s+\d+[a-z]?\s*[.:–—-]|above\s*:|below\s*:|"
    r"pictured\b|(?:top|bottom|left|right|cent(?:er|re)|clockwise|from left)(?: (?:left|right))?\s*[:,]|"
    r"(?:an?|the|this) (?:undated |file |aerial |satellite |handout |combination |general )+"
    r"(?:file )?(?:photo(?:graph)?|picture|image|view|shot|handout)\b|a general view\b|"
    r"in this (?:\w+ ){0,4}(?:photo(?:graph)?|picture|image|handout|frame)\b)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\bin this (?:\w+ ){0,4}(?:photo(?:graph)?|picture|image)\b|\bfile (?:photo|picture|image)\b|"
    r"\b(?:is|are|was|were) (?:pictured|seen|shown|photographed)\b|,? (?:pictured|seen here|shown here)\b|"
    r"\b(?:poses?|posing) for (?:a |the )?(?:photo|picture|group)|\([LRC]\)|\((?:left|right|cent(?:er|re)|"
    r"second (?:from )?(?:left|right)|[1-4](?:st|nd|rd|th)?[- ][LR]|from left|top|bottom)\)|,? (?:second |third "
    r")?from (?:the )?(?:left|right)\b|\bshak(?:es?|ing) hands with\b|\blooks? on\b|^(?:left|right) to (?:right|left)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"(?:\b(?:last|this|earlier this|late last|early this) (?:week|month|year|spring|summer|autumn|fall|winter"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\b(?:on|in|since|during) (?:[\w,.’'-]+ ){0,3}?(?:"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?"
    r"|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d)\b[\w ,.]{0,16})\s*[.)]*$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:addresses|arrives?|attends?|carry|carries|chants?|cheers?|clash|crosses|embraces?|gathers?|gestures?"
    r"|greets?|holds?|hugs?|inspects?|leads|leaves?|looks?|marches|marche?s?|meets?|mourns?|patrols?|poses?|prays?"
    r"|protests?|reacts?|receives?|rides?|salutes?|shakes?|shouts?|shows?|sits?|smiles?|speaks?|stands?|stroll?s?"
    r"|talks?|visits?|waits?|walks?|watches|waves?|wears?|welcomes?|works?)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|[,;:–—]|\d+")
_SPEAKS = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b|\?$|!$")
_CONNECTS = frozenset(
    "however but and meanwhile now yet also still moreover first second third finally if when while after"
    " although though this that these those it he she they there here what why how who because since as for in"
    " on at by with to from so thus therefore then once until unless instead nevertheless nonetheless indeed"
    " perhaps maybe according despite during following last next earlier later similarly likewise clearly"
    " apparently let yes no not only more most many some both each every all one two three".split()
)
_FINITE = frozenset(
    "is are was were am has have had will would can could may might must shall should do does did isn't aren't"
    " wasn't weren't won't don't doesn't didn't can't said says say told tells met took made makes gave gives went"
    " goes came comes saw sees held left lost won began broke brought built sent spent struck shot fell fled fought"
    " became becomes kept led put set wrote thought knew found got felt meant paid ran rose sat spoke stood taught"
    " wants want needs need seems seem remains remain appears appear believes believe thinks think knows know".split()
)
_SUBORDINATE = frozenset(
    "where which who whom whose that when while as after before because since if until".split()
)
_NO_PARTICIPLE = frozenset(
    "during including according morning evening nothing something anything everything being spring string king"
    " ring wing thing beijing following regarding concerning outgoing incoming ongoing upcoming remaining"
    " existing leading growing ruling pending excluding notwithstanding barring".split()
)
_BEFORE_NOUN = frozenset(
    "the a an this that these those his her its their our my your of in on at by for with to from without"
    " and or no any some every each be been is are was were am about into after before through over under"
    " against upon between among while when than as not".split()
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of a sentence are like, told without a parser."""

    participle: bool
    finite: bool
    past: bool


def mark(layout: Layout) -> None:
    """Give the captions among the paragraphs of the body their kind."""
    lengths = sorted(len(w) for n, w in enumerate(layout.words) if layout.open(n))
    usual = lengths[len(lengths) // 2] if lengths else 0
    for number, words in enumerate(layout.words):
        if layout.open(number) and (
            is_caption_alone(words)
            or (_may_be_caption(words) and signs(words, _alone(layout, number, usual)) >= ENOUGH)
        ):
            layout.kinds[number] = SectionKind.CAPTION


def is_caption_alone(words: str) -> bool:
    """Whether a paragraph says by itself that it goes with a picture."""
    if len(words) > LONGEST or sentences(words) > MOST_SENTENCES or _SPEAKS.search(words):
        return False
    if words.startswith("("):  # a credit in brackets and nothing else
        return bool(_CREDIT.fullmatch(words))
    return bool(_LABEL.match(words) or _CREDIT.search(words))


def _may_be_caption(words: str) -> bool:
    if not 20 <= len(words) <= LONGEST or sentences(words) > 2 or _SPEAKS.search(words):
        return False
    if words.endswith((":", ";", ",")) or words[0] in "“\"‘'(-•*–—" or not words[0].isupper():
        return False
    first = words.split(None, 1)[0].lower().strip(",")
    return first not in _CONNECTS and len(words.split()) >= 5


def _alone(layout: Layout, number: int, usual: int) -> bool:
    """Whether a paragraph is far shorter than the running text around it."""
    around = [
        len(layout.words[n])
        for n in (number - 1, number + 1)
        if 0 <= n < len(layout) and layout.prose[n] and layout.kinds[n] is not SectionKind.COMMENT
    ]
    length = len(layout.words[number])
    return bool(around) and length <= FAR_SHORTER * min(*around, usual, usual)


def signs(words: str, alone: bool) -> int:
    """How many signs of a caption a paragraph has; ``alone`` among longer ones is one."""
    reading = _read(words)
    found = 2 * bool(_SHOWN.search(words)) + bool(_TAKEN.search(words)) + alone
    if reading.participle and not reading.finite:
        found += 1 if reading.past else 2
    elif not reading.finite and not reading.past:
        # No verb at all, or one of the present that pictures are described with.
        found += 2 if _PRESENT.search(words) and ends_sentence(words) else ends_sentence(words)
    return found


def _read(sentence: str) -> _Reading:
    participle = finite = past = False
    before = ""
    tokens = _WORD.findall(sentence)
    for place, token in enumerate(tokens):
        word = token.lower().replace("’", "'").rstrip(".")
        if word in _SUBORDINATE and place:
            break
        if word in _FINITE and not token.isupper():
            finite = not (participle and token[0].isupper()) or finite
        elif _is_participle(word, token, before):
            participle = True
        elif word.endswith("ed") and len(word) > 4 and _is_past(tokens, place):
            past = True
        before = word
    return _Reading(participle, finite, past)


def _is_participle(word: str, token: str, before: str) -> bool:
    if not word.endswith("ing") or len(word) < 5 or token[0].isupper() or word in _NO_PARTICIPLE:
        return False
    return before.isalpha() and before not in _BEFORE_NOUN


def _is_past(tokens: list[str], place: int) -> bool:
    """Whether a word in -ed tells what somebody did: not "damaged by", not "armed men"."""
    if tokens[place][0].isupper() or place == 0:
        return False
    after = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
    before = tokens[place - 1].lower()
    return after != "by" and before not in _BEFORE_NOUN and before not in ",;"
