"""Which document belongs to which source of a dispute, and which text of it is meant.

A source is pinned to the text of a document, or to a page or a PDF as it was saved. How text is
taken out of those, and what a dossier is, is known further up in the house and handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import RequestError, nearest_hint
from standoff.files.document import document_bytes
from standoff.files.pin import Document
from standoff.model.dispute import Dispute, Source


@dataclass(frozen=True, slots=True)
class Extraction:
    """Taking the text out of a file.

    ``is_laid_out`` says whether a file's bytes are a page or a PDF; ``text_of`` takes a file's
    name and bytes, and raises RequestError where there is no text in them.
    """

    is_laid_out: Callable[[bytes], bool]
    text_of: Callable[[str, bytes], str]


def source_document(dispute: Dispute, id: str, path: Path, extraction: Extraction) -> Document:
    """The file at a path as the source with this id has it.

    Raises:
        RequestError: if there is no such source, or the file cannot be read.
    """
    known = {source.id: source for source in dispute.sources}
    if id not in known:
        raise RequestError(f"the file has no [[source]] “{id}”", nearest_hint(id, known))
    try:
        data = document_bytes(path)
    except RequestError as error:
        raise RequestError(f"“{path}” {error}") from None
    try:
        whole = Document.of(data)
    except UnicodeDecodeError:
        return _extracted_document(path, data, extraction)
    if not _means_extract(known[id], whole, data, extraction):
        return whole
    try:
        return _extracted_document(path, data, extraction)
    except RequestError:
        return whole


def _means_extract(source: Source, whole: Document, data: bytes, extraction: Extraction) -> bool:
    """Whether a source has the text inside a file, not the file itself."""
    if source.length == len(whole.text):
        return False
    return source.length is not None or extraction.is_laid_out(data)


def _extracted_document(path: Path, data: bytes, extraction: Extraction) -> Document:
    try:
        return Document.of(data, extraction.text_of(path.name, data))
    except RequestError as error:
        raise RequestError(f"“{path}” cannot be read: {error}") from None


def pinned_documents(
    dispute: Dispute, text_with_hash: Callable[[str], str | None]
) -> Mapping[str, Document]:
    """The documents of a dossier that sources are pinned to, by the source's id.

    ``text_with_hash`` gives the text of the document whose bytes have a sha256, if it is there.
    """
    texts = {each.id: (text_with_hash(each.sha256), each.sha256) for each in dispute.sources}
    return {id: Document(text, sha256) for id, (text, sha256) in texts.items() if text is not None}
