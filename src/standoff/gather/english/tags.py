"""Parts of speech by lists, endings, capitals and neighbours, and lemmas by rules."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.gather.english.words import Form, words

_ADJECTIVE = ("al", "ive", "ous", "ful", "less", "ic", "able", "ible", "ary", "ish", "ian")
_NOUN = ("tion", "sion", "ment", "ness", "ity", "ism", "ist", "ship", "hood", "ance", "ence", "er")
_PUNCT = {
    **dict.fromkeys("([{", "-LRB-"),
    **dict.fromkeys(")]}", "-RRB-"),
    **dict.fromkeys(".?!", "."),
    **dict.fromkeys(",", ","),
    **dict.fromkeys(":;…\u2014\u2013", ":"),
    **dict.fromkeys("”’»", "''"),
    **dict.fromkeys("“‘„«", "``"),
    **dict.fromkeys("$£€¥", "$"),
}
_CLITICS = {"'s": "POS", "'": "''", "'ll": "MD", "-": "HYPH"}
_ENDINGS = (
    ("ly", 3, "RB"),
    ("ing", 5, "VBG"),
    ("ed", 4, "VBD"),
    *((ending, 4, "JJ") for ending in _ADJECTIVE),
)
"""Endings, how many letters a word with them has at least, and its tag."""
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_NO_VERB_BEHIND = frozenset(("DT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "IN", "WP$"))
"""What a verb without "to" seldom follows: the next word is a noun."""
_OBJECT = frozenset(
    ("DT", "PRP$", "JJ", "NNP", "NNPS", "PRP", "IN", "TO", "``", "CD", "RB", "WP", "WRB")
)
"""What may follow a verb, and seldom a noun that is the subject of one."""
_INITIALS = frozenset(("us", "it", "am", "may", "who"))
"""Small words that are something else in capitals."""
_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s"])
_HAVE = frozenset(["have", "has", "had", "having", "'ve", "’ve"])
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "IN": "ADP", "DT": "DET",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "WP$": "DET", "WRB": "SCONJ",
    "EX": "PRON", "CC": "CCONJ", "CD": "NUM", "MD": "AUX", "TO": "PART", "POS": "PART",
    "UH": "INTJ", "$": "SYM",
}  # fmt: skip


def tagged(sentence: Sequence[str], small: frozenset[str]) -> list[str]:
    """A tag of the Penn Treebank for each word of a sentence.

    ``small`` are the words that the document has in small letters too.
    """
    headline = _is_headline(sentence)
    tags = [_alone(each, at == 0 or headline, small) for at, each in enumerate(sentence)]
    for at, each in enumerate(sentence):
        tags[at] = _beside(sentence, tags, at, each.lower())
    return tags


def _is_headline(sentence: Sequence[str]) -> bool:
    """Whether nearly every word begins with a capital, so that capitals say nothing."""
    letters = [each for each in sentence if each[:1].isalpha()]
    capitals = sum(each[:1].isupper() for each in letters)
    return len(letters) > 3 and capitals * 4 > len(letters) * 3


def _alone(word: str, begins: bool, small: frozenset[str]) -> str:
    """The tag of a word by itself; a form of a verb gets its first."""
    lower = word.lower()
    if tag := words().closed.get(lower):
        named = (word.isupper() and lower in _INITIALS) or (tag == "JJ" and word.istitle())
        return "NNP" if named and not begins else tag
    if not word[0].isalpha():
        return "CD" if word[0].isdigit() else _of_mark(word)
    if lower == "to":
        return "TO"
    if word[0].isupper() and not (begins and (lower in small or _is_known(lower))):
        return "NNPS" if lower.endswith("s") and lower[:-1] in small else "NNP"
    form = words().verbs.get(lower)
    return form.tags[0] if form else _by_ending(lower)


def _is_known(lower: str) -> bool:
    """Whether a capitalised word that begins a sentence is no name."""
    return lower in words().verbs or _by_ending(lower) not in ("NN", "NNS") or lower.endswith(_NOUN)


def _of_mark(word: str) -> str:
    if tag := _CLITICS.get(word.replace("’", "'")):
        return tag
    return _PUNCT.get(word[0], "SYM")


def _by_ending(lower: str) -> str:
    if lower in words().lists["nouns"]:
        return "NN"
    for ending, least, tag in _ENDINGS:
        if lower.endswith(ending) and len(lower) > least:
            return tag
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in words().same:
        return "NNS"
    return "NNS" if lower in words().singular or lower in ("people", "police") else "NN"


# ---------------------------------------------------------------- neighbours


def _beside(word: Sequence[str], tags: Sequence[str], at: int, lower: str) -> str:
    """The tag of a word where it stands; those before it are settled."""
    tag, before = tags[at], _previous(tags, at)
    behind = tags[at + 1] if at + 1 < len(tags) else "."
    if tag == "POS":
        return _of_clitic(word, tags, at, behind)
    if tag[:2] == "VB":
        form = words().verbs.get(lower)
        return _of_verb(word, tags, at, form) if form else _of_guess(word, tags, at)
    if tag == "JJ":
        return "NN" if _stands_for_noun(before, behind) else tag
    return _of_small(tags, at, lower, before, behind)


def _of_small(tags: Sequence[str], at: int, lower: str, before: str, behind: str) -> str:
    """The tag of a small word with several uses."""
    if lower == "that":
        return _of_that(tags, at, before, behind)
    if lower in ("'d", "’d"):
        return "MD" if behind in ("VB", "VBP") else "VBD"
    if lower == "her" and not _begins_noun(tags, at + 1):
        return "PRP"
    if lower in ("up", "out", "off", "down"):
        return "RP" if before[:2] == "VB" else "IN"
    return tags[at]


def _stands_for_noun(before: str, behind: str) -> bool:
    """Whether an adjective has an article and no noun: the latter said."""
    return before in ("DT", "POS") and behind in ("VBD", "VBZ", "MD", "IN", "POS", ".", "TO")


def _previous(tags: Sequence[str], at: int) -> str:
    """The tag before, adverbs and marks passed over."""
    at -= 1
    while at >= 0 and tags[at] in ("RB", "``", "''"):
        at -= 1
    return tags[at] if at >= 0 else ""


def _begins_noun(tags: Sequence[str], at: int) -> bool:
    return at < len(tags) and (
        tags[at] in (*_NOUNS, "JJ", "CD", "VBG", "VBN", "JJS") or tags[at] == "VB"
    )


def _of_that(tags: Sequence[str], at: int, before: str, behind: str) -> str:
    """A conjunction, a relative pronoun before a verb, or a determiner."""
    if before in _NOUNS and behind in ("MD", "VBZ", "VBD", "VBP", "RB"):
        return "WDT"
    alone = behind in ("VBZ", "VBD", "MD", ",", ".") or at + 1 == len(tags)
    noun = (before in ("IN", "TO") or at == 0) and behind in (*_NOUNS, "JJ")
    return "DT" if alone or noun else "IN"


def _of_clitic(word: Sequence[str], tags: Sequence[str], at: int, behind: str) -> str:
    """A possessive, or "is" and "has" cut short."""
    before, lower = tags[at - 1] if at else "", word[at - 1].lower() if at else ""
    if before in ("PRP", "EX", "WP", "WRB") or lower in ("that", "here"):
        return "VBZ"
    adverb = at + 1 < len(word) and word[at + 1].endswith("ly")
    return "VBZ" if behind in ("DT", "RB") and not adverb else "POS"


def _of_verb(word: Sequence[str], tags: Sequence[str], at: int, form: Form) -> str:
    """The tag of a form of a known verb."""
    before = _previous(tags, at)
    if "VBG" in form.tags:
        return _of_ing(tags, at, before)
    if "VBD" in form.tags or "VBN" in form.tags:
        return _of_past(word, tags, at, form)
    if before in ("TO", "MD") or _after_do(word, tags, at):
        return "VB" if "VB" in form.tags else "NNS"
    noun = form.noun and _is_noun(tags, at, before, form)
    if noun or before in ("DT", "PRP$", "POS"):
        return "NN" if "VB" in form.tags else "NNS"
    if "VBZ" in form.tags:
        return "VBZ"
    bare = before in ("", "VBD", "VBZ", ":") or (before == "," and at < 2)
    return "VB" if bare else "VBP"


def _after_do(word: Sequence[str], tags: Sequence[str], at: int) -> bool:
    near = range(max(at - 3, 0), at)
    does = [each for each in near if word[each].lower() in ("do", "does", "did")]
    return bool(does) and all(tags[each] in ("RB", "PRP") for each in range(does[-1] + 1, at))


def _is_noun(tags: Sequence[str], at: int, before: str, form: Form) -> bool:
    """Whether a form that may be a noun is one here."""
    behind = tags[at + 1] if at + 1 < len(tags) else "."
    if before in _NO_VERB_BEHIND or before[:2] == "VB" or before in ("", "CC", ",", "HYPH"):
        return not (before in (",", "CC") and behind in ("IN", "DT", "PRP$") and "VBZ" in form.tags)
    if before in ("WDT", "WP"):
        return behind in ("VBZ", "VBD", "MD", "VBP")
    if "VBZ" in form.tags:
        return not (before in ("NN", "NNP", "PRP", "NNPS", "EX") and behind in _OBJECT)
    return not (before in ("NNS", "NNPS", "PRP") and behind in _OBJECT)


def _of_ing(tags: Sequence[str], at: int, before: str) -> str:
    """A participle, or a noun behind an article and before "of"."""
    behind = tags[at + 1] if at + 1 < len(tags) else "."
    if before in ("DT", "PRP$", "POS", "JJ") and behind not in _NOUNS:
        return "NN"
    return "VBG"


def _of_past(word: Sequence[str], tags: Sequence[str], at: int, form: Form) -> str:
    """A past tense or a participle: the latter behind "have" and "be", and without a subject."""
    if "VB" in form.tags and _previous(tags, at) in ("TO", "MD"):
        return "VB"
    if form.noun and _is_noun(tags, at, _previous(tags, at), form):
        return "NN"
    if "VBD" not in form.tags:
        return "VBN"
    return _past(word, tags, at) if "VBN" in form.tags else "VBD"


def _past(word: Sequence[str], tags: Sequence[str], at: int) -> str:
    near = at - 1
    while near >= 0 and tags[near] == "RB":
        near -= 1
    lower = word[near].lower() if near >= 0 else ""
    behind = tags[at + 1] if at + 1 < len(tags) else "."
    if near < 0 or (behind == "IN" and _in_opening(tags, near)):
        return "VBN"
    if lower in _BE or lower in _HAVE:
        return "VBN"
    noun = behind in (*_NOUNS, "JJ")
    if near >= 0 and (tags[near] in ("DT", "PRP$", "POS", "IN") or (tags[near] == "JJ" and noun)):
        return "VBN"
    if behind == "IN" and at + 1 < len(word) and word[at + 1].lower() == "by":
        return "VBN"
    return "VBD"


def _in_opening(tags: Sequence[str], at: int) -> bool:
    """Whether a noun ends a phrase that opens the sentence: in an interview."""
    while at > 0 and tags[at] in (*_NOUNS, "DT", "JJ", "PRP$", "CD"):
        at -= 1
    return at == 0 and tags[0] == "IN"


def _of_guess(word: Sequence[str], tags: Sequence[str], at: int) -> str:
    """A word that only looks like a verb: -ing, -ed."""
    if tags[at] == "VBG":
        return _of_ing(tags, at, _previous(tags, at))
    return _past(word, tags, at) if tags[at] == "VBD" else tags[at]


# ---------------------------------------------------------------- parts of speech, lemmas


def part_of_speech(tag: str, lemma: str, dep: str) -> str:
    """The universal part of speech of a tag, once it is known what the word does."""
    if tag[:2] == "VB":
        return "AUX" if dep in ("aux", "auxpass") or lemma == "be" else "VERB"
    if dep == "mark":
        return "SCONJ"
    if lemma == "not":
        return "PART"
    return "ADP" if tag == "TO" and dep != "aux" else _POS.get(tag, "PUNCT")


def lemma(word: str, tag: str) -> str:
    """The form a dictionary has a word under."""
    lower = word.lower().replace("’", "'")
    if tag[:2] == "VB" or tag == "MD":
        return _HELPERS.get(lower) or _verb_lemma(lower)
    if tag in ("NNS", "NNPS"):
        return _noun_lemma(lower)
    if tag == "NNP":
        return word
    return _SMALL.get(lower, lower)


_HELPERS = {
    **dict.fromkeys((*_BE, "'m", "'re"), "be"),
    **dict.fromkeys(_HAVE, "have"),
    **dict.fromkeys(("do", "does", "did", "done", "doing"), "do"),
    **{"wo": "will", "ca": "can", "'ll": "will", "'d": "would"},
}
_SMALL = {
    **{"n't": "not", "them": "they", "him": "he", "us": "we", "me": "I", "i": "I"},
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
}


def _verb_lemma(lower: str) -> str:
    if form := words().verbs.get(lower):
        return form.lemma
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return _undoubled(lower[: -len(ending)] + put)
    return lower


def _undoubled(stem: str) -> str:
    """Stopp- is stop; mov- is move."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    if stem.endswith(("at", "iz", "is", "v", "c", "u", "rg", "dg", "ir", "ur")):
        return stem + "e"
    return stem


def _noun_lemma(lower: str) -> str:
    if lower in words().same:
        return lower
    if one := words().singular.get(lower):
        return one
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
