"""Where the words of a clause end: parsers draw what follows into it."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.gather.statements.page import Page, Words
from standoff.gather.statements.speakers import FINITE, SUBJECTS, child, lower

_NEAR = 10
"""Words a conjunction and the verb it joins may have between them."""


def clause_end(page: Page, verb: int, words: Words) -> int:
    """Where a clause ends: before the next attribution, behind its quotations."""
    first, last = words
    for at in _turns(page, first + 1, last):
        if page.quoted[at] < 0 and any(ends(page, verb, at, words) for ends in _ENDS):
            last = at
            break
    last = _without_subject(page, first, last)
    while last < len(page.quoted) and page.quoted[last] == page.quoted[last - 1] != -1:
        last += 1
    return last


def _turns(page: Page, first: int, last: int) -> Iterator[int]:
    """Where something else may begin: at or behind a comma, at a colon, at "and"."""
    word, tag = page.parse.word, page.parse.tag
    for at in range(first, last):
        if _behind_comma(page, at) or word[at] in (",", ":") or tag[at] == "CC":
            yield at


def is_cue(page: Page, word: int) -> bool:
    """Whether a verb hands on what is said or how something is seen."""
    cue = page.cues.verbs.get(page.parse.lemma[word])
    verbal = page.parse.tag[word][:2] == "VB"
    return bool(cue and verbal and cue.takes & {"quote", "as", "is"})


def _without_subject(page: Page, first: int, last: int) -> int:
    """The end of a clause without the subject of the verb behind it, if it took that in."""
    parse = page.parse
    if last >= len(parse) or parse.tag[last] not in FINITE or page.quoted[last] >= 0:
        return last
    if child(page, last, *SUBJECTS) is not None:
        return last
    commas = (at for at in range(last - 1, first, -1) if parse.word[at] == ",")
    return next(commas, last)


# ---------------------------------------------------------------- what ends a clause


def _aside(page: Page, _verb: int, at: int, _words: Words) -> bool:
    """The next cue of the speaker, a source or a time: ", adding", ", hours after"."""
    if not _behind_comma(page, at):
        return False
    adding = page.parse.tag[at] == "VBG" and is_cue(page, at)
    if adding or lower(page, at) == "according" or _is_claim(page, at):
        return True
    return _is_time(page, at) or _is_venue(page, at)


def _behind_comma(page: Page, at: int) -> bool:
    """Whether a word follows a comma, or a quotation that ends with one."""
    word = page.parse.word
    return word[at - 1] == "," or (page.quoted[at - 1] >= 0 and word[at - 2] == ",")


def _is_claim(page: Page, at: int) -> bool:
    """What the author calls it: ", a claim that"."""
    noun = page.parse.lemma[at + 1] if at + 1 < len(page.parse) else ""
    told = noun in page.cues.nouns or page.cues.has("words", noun)
    return lower(page, at) in ("a", "an") and told


def _is_venue(page: Page, at: int) -> bool:
    """Where all of it is said: ", in an interview"."""
    noun = child(page, at, "pobj") if lower(page, at) == "in" else None
    return noun is not None and page.cues.has("venues", page.parse.lemma[noun])


def _is_time(page: Page, at: int) -> bool:
    near = range(at, min(at + 3, len(page.parse) - 1))
    found = next((each for each in near if page.cues.has("times", page.parse.lemma[each])), None)
    return found is not None and lower(page, found + 1) in ("after", "before", "ahead")


def _colon(page: Page, _verb: int, at: int, _words: Words) -> bool:
    """A colon and a quotation."""
    behind = at + 1 < len(page.parse) and page.quoted[at + 1] >= 0
    return behind and page.parse.word[at] == ":"


def _meanwhile(page: Page, _verb: int, at: int, words: Words) -> bool:
    """What somebody else says: ", while Y vowed"."""
    if page.parse.word[at] != "," or at + 1 >= words[1]:
        return False
    if lower(page, at + 1) not in ("while", "whereas", "though", "although"):
        return False
    then = _next_cue(page, at + 2)
    return then is not None and child(page, then, "nsubj") is not None


def _relative(page: Page, _verb: int, at: int, words: Words) -> bool:
    """What is said of the last thing only: ", which he said was"."""
    parse = page.parse
    if parse.word[at] != "," or at + 2 >= words[1] or lower(page, at + 1) not in ("which", "who"):
        return False
    then = _next_cue(page, at + 2)
    own = None if then is None else child(page, then, "nsubj")
    if then is None or own is None or own <= at + 1:
        return False
    return parse.subtree(then)[1] >= words[1] or parse.word[parse.subtree(then)[1]] == "."


def _joined(page: Page, verb: int, at: int, words: Words) -> bool:
    """What the same speaker does next: "but denied"; or another one: ", and Y warned"."""
    parse = page.parse
    then = _next_cue(page, at + 1) if parse.tag[at] == "CC" else None
    if then is None or parse.dep[then] != "conj" or parse.tag[then] != parse.tag[verb]:
        return False
    own = child(page, then, "nsubj")
    comma = parse.word[at - 1] == "," or page.quoted[at - 1] >= 0
    other = own is not None and comma and parse.subtree(own)[0] == at + 1
    return parse.head[then] >= words[0] and (own is None or other)


def _another_view(page: Page, _verb: int, at: int, _words: Words) -> bool:
    """What is so for somebody else: ", and in the view of Y"."""
    if page.parse.tag[at] != "CC" or page.parse.word[at - 1] != ",":
        return False
    near = range(at + 1, min(at + 5, len(page.parse)))
    eyes = any(page.cues.has("eyes", page.parse.lemma[each]) for each in near)
    first = lower(page, at + 1) if near else ""
    return first == "according" or (first in ("in", "from") and eyes)


def _next_cue(page: Page, first: int) -> int | None:
    near = range(first, min(first + _NEAR, len(page.parse)))
    return next((each for each in near if is_cue(page, each)), None)


_ENDS = (_aside, _colon, _meanwhile, _relative, _joined, _another_view)
