"""Pinning: quotes become spans where they stand, and nothing else in the file changes."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from standoff.cli import main
from standoff.errors import DisputeError, Mistake, RequestError
from standoff.files import formats
from standoff.files.pin import Document, document_mistakes, pinned_text, words_of
from standoff.files.writer import toml_string
from standoff.model.dispute import Dispute

WORDS = (
    "The wall is old. The owner paints it, or else sells.\nThe town\r\n  waits, äöü 😀, and waits."
)
MEMO = Document.of(WORDS.encode())
NOTE = Document.of(b"It says: no, no, no.")
HASH = f'sha256 = "{MEMO.sha256}"'


def dispute(text: str) -> Dispute:
    return formats.read_dispute(text.encode(), "wall.toml")


def pin(text: str, **documents: Document) -> str:
    return pinned_text(text, "wall.toml", dispute(text), documents or {"memo": MEMO})


def wall(part: str, source: str = 'id = "memo"') -> str:
    return f'format = 1\ntitle = "A wall"\n[[source]]\n{source}\n{part}\n'


def side(part: str) -> str:
    """A side with a line of evidence; the source is pinned already."""
    return wall(f'[[side]]\nid = "owner"\n{part}', f'id = "memo"\nlength = {len(WORDS)}\n{HASH}')


def check(before: str, after: str, **documents: Document) -> None:
    """The one becomes the other, and stays what it is when pinned again."""
    assert pin(before, **documents) == after
    assert pin(after, **documents) == after


# ---------------------------------------------------------------- sources


def test_a_source_gets_its_length_and_hash() -> None:
    check(
        wall('[[side]]\nid = "owner"'),
        wall('[[side]]\nid = "owner"', f'id = "memo"\nlength = {len(WORDS)}\n{HASH}'),
    )


def test_length_counts_characters_and_the_hash_is_of_the_bytes() -> None:
    assert MEMO.sha256 == sha256(WORDS.encode()).hexdigest()
    assert len(WORDS.encode()) > len(MEMO.text) == len(WORDS)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"id = 'memo'\nlength = {len(WORDS)}", f"id = 'memo'\n{HASH}\nlength = {len(WORDS)}"),
        (f"{HASH}\nid = 'memo'", f"{HASH}\nid = 'memo'\nlength = {len(WORDS)}"),
        ('sha256 = ""\nid = "memo"', f'{HASH}\nid = "memo"\nlength = {len(WORDS)}'),
        (
            '  id = "memo"  # the memo\n  cite = "A memo"',
            f'  id = "memo"  # the memo\n  length = {len(WORDS)}\n  {HASH}\n  cite = "A memo"',
        ),
        (
            'id = """\nmemo"""\ncite = "A memo"',
            f'id = """\nmemo"""\nlength = {len(WORDS)}\n{HASH}\ncite = "A memo"',
        ),
    ],
)
def test_what_a_source_lacks_is_put_behind_its_id(source: str, expected: str) -> None:
    check(wall('[[side]]\nid = "owner"', source), wall('[[side]]\nid = "owner"', expected))


def test_a_source_in_one_line() -> None:
    text = 'format = 1\ntitle = "A wall"\nsource = [{{ id = "memo"{} }}]\n[[side]]\nid = "owner"\n'
    check(text.format(""), text.format(f", length = {len(WORDS)}, {HASH}"))


def test_only_sources_whose_documents_are_there() -> None:
    text = wall('[[source]]\nid = "note"\n[[side]]\nid = "owner"\nquote = "memo: The town"')
    after = text.replace('id = "note"', f'id = "note"\nlength = 20\nsha256 = "{NOTE.sha256}"')
    check(text, after, note=NOTE)


# ---------------------------------------------------------------- quotes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('quote = "The wall"', 'at = ["memo:0-8"]'),
        ('quote = "memo: The wall"', 'at = ["memo:0-8"]'),
        ("  quote = 'The wall'  # says who?", '  at = ["memo:0-8"]  # says who?'),
        ('quote = ["The wall", "sells."]', 'at = ["memo:0-8", "memo:46-52"]'),
        ('quote = """\nThe\n  wall\n"""', 'at = ["memo:0-8"]'),
        ('quote = "The town waits"', 'at = ["memo:53-70"]'),
        ('quote = "\\u00e4öü 😀"', 'at = ["memo:72-77"]'),
        ('quote = "old. The owner"', 'at = ["memo:12-26"]'),
        ('at = ["memo:1-2"]\nquote = "The wall"', 'at = ["memo:1-2", "memo:0-8"]'),
        ('quote = "The wall"\nat = ["memo:1-2"]', 'at = ["memo:1-2", "memo:0-8"]'),
        ('quote = "The wall"\nat = []', 'at = ["memo:0-8"]'),
        ('at = [ ]\nquote = [\n  "The wall",\n]', 'at = ["memo:0-8" ]'),
        ('at = [\n  "memo:1-2",  # a\n]\nquote = "The wall"\nwhy = "x"', None),
        ('at = []\nquote = "The wall"  # says who?', 'at = ["memo:0-8"]\n# says who?'),
    ],
)
def test_a_quote_becomes_a_span(before: str, after: str | None) -> None:
    if after is None:
        after = 'at = [\n  "memo:1-2", "memo:0-8",  # a\n]\nwhy = "x"'
    check(side(before), side(after))


def test_a_quote_before_the_tables_inside_a_side() -> None:
    tail = '\n  [[side.option]]\n  id = "paint"\n  quote = "paints it"\n\n# end'
    check(
        side(f'quote = "The owner"{tail}'),
        side(f'at = ["memo:17-26"]{tail}').replace('quote = "paints it"', 'at = ["memo:27-36"]'),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '{ statement = "paint", quote = "The wall" }',
            '{ statement = "paint", at = ["memo:0-8"] }',
        ),
        (
            '{ quote = "The wall", statement = "paint" }',
            '{ at = ["memo:0-8"], statement = "paint" }',
        ),
        (
            '{ at = ["memo:1-2"], quote = "The wall", statement = "paint" }',
            '{ at = ["memo:1-2", "memo:0-8"], statement = "paint" }',
        ),
        (
            '{ statement = "paint", at = [], quote = "The wall" }',
            '{ statement = "paint", at = ["memo:0-8"] }',
        ),
        (
            '{ statement = "paint" , quote = "The wall" , at = [ ] }',
            '{ statement = "paint" , at = ["memo:0-8" ] }',
        ),
    ],
)
def test_a_quote_in_one_line_with_its_preference(before: str, after: str) -> None:
    option = '\n[[side.option]]\nid = "paint"'
    check(side(f"prefers = [{before}]{option}"), side(f"prefers = [{after}]{option}"))


def test_every_part_that_can_carry_a_quote() -> None:
    text = f"""\
format = 1
title = "A wall"
quote = "The wall"
[[source]]
id = "memo"
length = {len(WORDS)}
{HASH}
[[side]]
id = "owner"
quote = "The wall"
[[side.option]]
id = "paint"
quote = "The wall"
[[side.prefers]]
statement = "paint"
quote = "The wall"
[[term]]
id = "done"
statement = "paint"
quote = "The wall"
[[rule]]
always = "paint or not done"
quote = "The wall"
[[merge]]
when = "paint"
shown_as = ["paint"]
quote = "The wall"
[[judgement]]
id = "mood"
question = "?"
quote = "The wall"
[[judgement.answer]]
id = "yes"
quote = "The wall"
[[judgement.answer]]
id = "no"
quote = "The wall"
change.done = "paint and paint"
[[view]]
of = "owner"
quote = "The wall"
answers = {{}}
[[claim]]
id = "claimed"
quote = "The wall"
test = {{ finding = "frozen" }}
"""
    check(text, text.replace('quote = "The wall"', 'at = ["memo:0-8"]'))


@pytest.mark.parametrize(
    ("quotes", "left"),
    [
        ('["memo: The wall", "note: It"]', '["note: It"]'),
        ('["note: It", "memo: The wall"]', '["note: It"]'),
        ('["note: It", "memo: The wall", "note: says"]', '["note: It", "note: says"]'),
        ('["memo: The wall", "note: It", "memo: sells."]', '["note: It"]'),
        ('[\n  "memo: The wall",\n  "note: It",\n]', '[\n  "note: It",\n]'),
    ],
)
def test_quotes_of_documents_that_are_not_there_stay(quotes: str, left: str) -> None:
    text = side("quote = {}").replace("[[side]]", '[[source]]\nid = "note"\n[[side]]')
    spans = '"memo:0-8", "memo:46-52"' if "sells" in quotes else '"memo:0-8"'
    check(text.replace("{}", quotes), text.replace("{}", f"{left}\nat = [{spans}]"))


def test_a_file_without_a_last_line_end() -> None:
    check(side('at = []\nquote = "The wall"')[:-1], side('at = ["memo:0-8"]'))
    check(side('quote = "The wall"')[:-1], side('at = ["memo:0-8"]')[:-1])
    text = '[[side]]\nid = "owner"\n[[source]]\nid = "memo"'
    assert pin(f'format = 1\ntitle = "A wall"\n{text}').endswith(
        f'\nid = "memo"\nlength = {len(WORDS)}\n{HASH}'
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_line_ends_stay_as_they_are(mark: str) -> None:
    before = mark + wall('[[side]]\nid = "owner"\nat = []\nquote = "The wall"\nwhy = """\na\n"""')
    source = f'id = "memo"\nlength = {len(WORDS)}\n{HASH}'
    after = mark + wall('[[side]]\nid = "owner"\nat = ["memo:0-8"]\nwhy = """\na\n"""', source)
    check(before.replace("\n", "\r\n"), after.replace("\n", "\r\n"))


def test_the_words_behind_spans() -> None:
    (owner,) = dispute(side('at = ["memo:0-8", "memo:53-70"]')).sides
    assert list(words_of(owner.grounds, {"memo": MEMO})) == ["The wall", "The town\r\n  waits"]
    assert list(words_of(owner.grounds, {})) == []


# ---------------------------------------------------------------- what does not fit


def refused(text: str, **documents: Document) -> list[Mistake]:
    with pytest.raises(DisputeError) as caught:
        pin(text, **documents)
    return list(caught.value.mistakes)


@pytest.mark.parametrize(
    ("part", "id", "column"),
    [
        ('quote = "The fence"', "quote-missing", 10),
        ('quote = "the wall"', "quote-missing", 10),
        ('quote = ""', "quote-missing", 10),
        ('quote = "memo:  "', "quote-missing", 10),
        ('quote = ["The wall", "waits"]', "quote-twice", 23),
        ('at = ["memo:0-9999"]', "span-outside", 8),
    ],
)
def test_quotes_and_spans_that_do_not_fit(part: str, id: str, column: int) -> None:
    text = wall(f'[[side]]\nid = "owner"\n{part}')
    (only,) = refused(text)
    assert only.place is not None
    assert (only.id, only.place.line, only.place.column) == (id, 7, column)


def test_words_that_overlap_themselves_stand_twice() -> None:
    text = wall('[[side]]\nid = "owner"\nquote = "no, no"').replace("memo", "note")
    (only,) = refused(text, note=NOTE)
    assert (only.id, only.details["times"]) == ("quote-twice", "2")


def test_a_document_that_has_changed() -> None:
    shorter = wall('[[side]]\nid = "owner"', f'id = "memo"\nlength = {len(WORDS) - 1}')
    other = wall('[[side]]\nid = "owner"', f'id = "memo"\nsha256 = "{"0" * 64}"')
    assert [str(each) for each in refused(shorter)] == [
        "wall.toml:5:10: the document is not the one that memo was pinned to: it has 89 characters,"
        " not 88 [document-changed]\n    length = 88\n             ^\n"
        "    find the original, or drop `sha256` and `length` and pin again"
    ]
    assert [each.id for each in refused(other)] == ["document-changed"]


def test_a_document_in_another_encoding() -> None:
    with pytest.raises(UnicodeDecodeError):
        Document.of("ä".encode("latin-1"))


def test_what_is_fine_is_no_mistake() -> None:
    text = side('quote = ["The wall", "sells."]\nat = ["memo:0-89"]')
    assert list(document_mistakes(dispute(text), {"memo": MEMO})) == []
    assert list(document_mistakes(dispute(text), {})) == []


# ---------------------------------------------------------------- any quote

PIECES = st.lists(
    st.sampled_from([*'ab"\\äé😀\t\u00a0\u2028\u202e', " ", "\n", "\r\n", "'", '"""', "#"]),
    min_size=1,
).map("".join)


@given(PIECES, PIECES, PIECES)
def test_any_words_are_found_where_they_stand(before: str, middle: str, after: str) -> None:
    document = Document.of((before + middle + after).encode())
    text = wall(f'[[side]]\nid = "owner"\nquote = {toml_string("memo: " + middle)}')
    try:
        (owner,) = dispute(pin(text, memo=document)).sides
    except DisputeError as error:
        (only,) = error.mistakes
        pattern = r"\s+".join(map(re.escape, middle.split()))
        times = len(re.findall(f"(?={pattern})", document.text))
        assert only.id == ("quote-missing" if not middle.split() else "quote-twice")
        assert times > 1 or not middle.split()
        return
    assert owner.grounds.quote == ()
    (found,) = words_of(owner.grounds, {"memo": document})
    assert found.split() == middle.split()


# ---------------------------------------------------------------- from the command line


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
def test_a_file_keeps_its_bytes(tmp_path: Path, ending: bytes, mark: bytes) -> None:
    file, memo = tmp_path / "wall.toml", tmp_path / "memo.txt"
    memo.write_bytes(WORDS.encode())
    head = wall('[[side]]\nid = "owner"  # ä').encode()
    file.write_bytes(mark + (head + b'quote = "The wall"').replace(b"\n", ending))
    run = CliRunner().invoke(main, ["check", str(file), "--document", f"memo={memo}", "--pin"])
    assert run.exit_code == 0, run.output
    facts = f'id = "memo"\nlength = {len(WORDS)}\n{HASH}'.encode()
    expected = head.replace(b'id = "memo"', facts) + b'at = ["memo:0-8"]'
    assert file.read_bytes() == mark + expected.replace(b"\n", ending)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["memo.txt", "wall.toml"]


def test_comments_between_quotes_are_not_lost() -> None:
    listed = 'quote = [\n  "The wall", # whose wall?\n]'
    text = (
        f'format = 1\ntitle = "A wall"\n{listed}\n[[source]]\nid = "memo"\n[[side]]\nid = "owner"\n'
    )
    documents = {"memo": Document.of(b"The wall is high.")}
    dispute = formats.read_dispute(text.encode(), "wall.toml")
    with pytest.raises(RequestError, match="comments between them"):
        pinned_text(text, "wall.toml", dispute, documents)
