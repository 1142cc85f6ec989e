"""HTML as saved from a browser, parsed by lxml (the extra ``gather``), imported here only.

The parser hands on elements as it meets them and builds no tree, so that a page of a
million tags, or nested a million deep, costs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from standoff.errors import RequestError
from standoff.gather.documents import article
from standoff.gather.documents.blocks import Extract
from standoff.gather.documents.chosen import chosen
from standoff.gather.documents.decode import decoded
from standoff.gather.documents.page import Page

_CHARSET = re.compile(
    rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_AT_ONCE = 65_536


def extract(data: bytes) -> Extract:
    """What a reader of the page sees, in paragraphs, with what the markup says of them.

    Raises:
        RequestError: where lxml is missing, or a page is too much for any reader.
    """
    parser_of = _parser()
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    declared = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    source = decoded(data, declared)
    page = Page()
    parser = parser_of(page)
    content = source.text.encode("utf-8", "replace")
    with suppress(SyntaxError):  # lxml's way to say that there is no element at all
        for at in range(0, len(content), _AT_ONCE):
            parser.feed(content[at : at + _AT_ONCE])
        parser.close()
    article_text = chosen(source.text, page.elements, page.deepest)
    charset = "" if declared and not source.replaced else source.charset
    return replace(article.extract(page, article_text), charset=charset)


def _parser() -> Callable[[Page], Any]:
    try:
        from lxml.etree import HTMLParser  # type: ignore[import-untyped]
    except ImportError:
        raise RequestError(
            "HTML is read by lxml, which is not installed", "pip install 'standoff[gather]'"
        ) from None
    # The page names no addresses that are looked up, and no length ends the reading early.
    return lambda page: HTMLParser(target=page, encoding="utf-8", no_network=True, huge_tree=True)
