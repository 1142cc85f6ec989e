"""The one reader of documents: files, not too large, and nothing that is waited for."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from standoff.errors import RequestError
from standoff.files import document
from standoff.files.document import LARGEST, document_bytes, first_bytes, open_document


def refusal(path: Path | str) -> str:
    with pytest.raises(RequestError) as caught:
        document_bytes(path)
    return str(caught.value)


def test_a_document_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\0")
    assert document_bytes(path) == path.read_bytes()
    assert first_bytes(path, 4) == b"\xef\xbb\xbfo"
    assert first_bytes(path, 100) == path.read_bytes()


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", "/dev/zero"):
        assert refusal(path) == "cannot be read: this is not a file"
        with pytest.raises(RequestError, match="this is not a file"):
            first_bytes(path, 1)
    with (
        pytest.raises(RequestError, match="this is not a file; `-` reads standard input"),
        open_document(tmp_path, instead="`-` reads standard input"),
    ):
        pass


@pytest.mark.parametrize(
    ("path", "why"), [("no", "No such file or directory"), ("a\0b", "embedded null ")]
)
def test_a_path_that_leads_nowhere(path: str, why: str) -> None:
    assert re.match(f"cannot be read: .*{why}", refusal(path))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert refusal(path) == (
        "the document has 200 MB; at most 64 MB are read; give it in parts, or its text alone"
    )
    assert first_bytes(path, 2) == b"\0\0"
    assert LARGEST == 64 * 2**20


def test_the_largest_document_is_read_and_one_byte_more_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "LARGEST", 1000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    assert document_bytes(path) == b"x" * 1000
    path.write_bytes(b"x" * 1001)
    assert refusal(path).startswith("the document has 0 MB")
