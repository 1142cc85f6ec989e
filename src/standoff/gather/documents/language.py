"""Whether a text is English, by its script and its commonest words.

A language is a dozen or two of words that no text of it does without. That tells English
from others as well as a trained model would, and costs no package.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from standoff.errors import RequestError

SHORTEST = 20
"""Words from which a text's language can be told."""
SAMPLE = 500
"""Words that are looked at, from all over the text."""
LEAST = 0.06
"""The share of a language's common words that a text of it has at the very least."""

ENGLISH = "English"
_SCRIPTS = (
    (r"[ٹڈڑےں]", "Urdu"),
    (r"[ځښټډړې]", "Pashto"),
    (r"[پچژگ]", "Persian"),
    (r"[\u0600-\u06ff]", "Arabic"),
    (r"[іїєґ]", "Ukrainian"),
    (r"[ђјљњћџ]", "Serbian or Macedonian"),
    (r"[\u0400-\u04ff]", "Russian or another language in Cyrillic letters"),
    (r"[\u0370-\u03ff]", "Greek"),
    (r"[\u0590-\u05ff]", "Hebrew"),
    (r"[\u3040-\u30ff]", "Japanese"),
    (r"[\uac00-\ud7af]", "Korean"),
    (r"[\u4e00-\u9fff]", "Chinese"),
    (r"[\u0900-\u097f]", "Hindi or another language in Devanagari letters"),
    (r"[\u0980-\u09ff]", "Bengali"),
    (r"[\u0e00-\u0e7f]", "Thai"),
    (r"[\u0530-\u058f]", "Armenian"),
    (r"[\u10a0-\u10ff]", "Georgian"),
    (r"[\u1200-\u137f]", "Amharic"),
)
_LETTERS_OF_A_SCRIPT = 0.02  # a letter that only one language has, among the letters of a text
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def check(text: str) -> None:
    """Raises RequestError for a text that is long enough to tell and is not English."""
    words = _WORD.findall(text)
    if len(words) > SAMPLE:
        words = words[:: len(words) // SAMPLE]
    if len(words) < SHORTEST and not _foreign_letters(text):
        return
    if (name := language(words)) != ENGLISH:
        seems = f"seems to be {name}" if name else "is not English"
        raise RequestError(
            f"the text {seems}; only English is gathered", "give a translation into English"
        )


def language(words: list[str]) -> str:
    """The language that words seem to be in; empty where none is recognised."""
    letters = "".join(words)
    latin = len(letters) if letters.isascii() else len(_LATIN.findall(letters))
    if letters and 2 * latin < len(letters):
        return _by_script(letters)
    spoken = _languages_of_words()
    hits: Counter[str] = Counter()
    for word, times in Counter(map(str.lower, words)).items():
        for name in spoken.get(word, ()):
            hits[name] += times
    if not hits:
        return ""
    name, most = max(hits.items(), key=lambda pair: (pair[1], pair[0] == ENGLISH))
    return name if most >= LEAST * len(words) else ""


@cache
def _languages_of_words() -> Mapping[str, Sequence[str]]:
    """Each common word with the languages it is common in."""
    table = tomllib.loads((files(__package__) / "languages.toml").read_text(encoding="utf-8"))
    found = defaultdict(list)
    for name, words in table.items():
        for word in words.split():
            found[word].append(name)
    return found


def _by_script(letters: str) -> str:
    foreign = len(letters) - len(_LATIN.findall(letters))
    for pattern, name in _SCRIPTS:
        if len(re.findall(pattern, letters, re.IGNORECASE)) >= _LETTERS_OF_A_SCRIPT * foreign:
            return name
    return ""


def _foreign_letters(text: str) -> bool:
    """Whether a short text is written in other letters than Latin; Chinese has no spaces."""
    letters = "".join(_WORD.findall(text))
    return len(letters) >= SHORTEST and 2 * len(_LATIN.findall(letters)) < len(letters)
