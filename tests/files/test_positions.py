"""Every value of a TOML file is found where it stands, however it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import Path, mistake
from standoff.files.positions import Positions

ODD = r'''
# a comment = 1
title = "plain"
'a.b' = 1
"quoted \u00e4 \"key\"" = 2
"'" = 3
"" = 4
1234 = 5
dotted.two   .  "three parts" = 6
	tabbed	=	"tab"	# a comment
empty = ""
literal = 'C:\no\escape'
escaped = "a\tb\\c\"d\u00e9\U0001F600e"
folded = """\
  one \
     two\
  """
many = """
first "line"
second"""
quotes = """"in quotes""""
apostrophes = THREE'in quotes'THREE
emptied = """"""
list = [ # a comment, "no item"
  "one",  # one
  'two', 3,
  [4, [5]], { six = "7", "e i.ght" = { nine.ten = 11 } },
]
none = []
inline = {}
day = 1979-05-27T07:32:00Z
truth = true
number = 0xff_ff
float = -1e3

[table]
[table.inner]
key = "ö" # ü
[above.below]
first = 1
[above]
second = 2
[[array]]
n = 1
[[array]]
n = 2
[array.table]
n = 3
[[array.deep]]
n = 4
[[array.deep]]
n = 5
'''.replace("THREE", "'" * 3)

SAMPLES = [
    ODD,
    *(
        each.read_text(encoding="utf-8")
        for each in sorted(files("standoff.catalogue").iterdir(), key=lambda each: each.name)
        if each.name.endswith(".toml")
    ),
]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that is no table, with its path; lists and what is in them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
        return
    if not isinstance(value, list):
        yield path, value
        return
    for n, inner in enumerate(value):
        yield from leaves(inner, (*path, n))


def check_all(text: str) -> None:
    positions = Positions("x.toml", text)
    for path, value in leaves(tomllib.loads(text)):
        spot, whole = positions.find_spot(path)
        raw = positions.bytes[spot.start : spot.end].decode()
        assert whole
        assert tomllib.loads(f"x = {raw}") == {"x": value}


@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_every_value_is_found(text: str, ending: str, mark: str) -> None:
    check_all(text.replace("\n", ending))
    if mark:
        plain, marked = Positions("", text), Positions("", mark + text)
        for path, _ in leaves(tomllib.loads(text)):
            assert marked.find_spot(path)[0].start == plain.find_spot(path)[0].start + 3


@given(st.data())
def test_every_value_of_any_file_is_found(data: st.DataObject) -> None:
    """Lines of the samples, left out, doubled, and put in another order."""
    lines = data.draw(st.sampled_from(SAMPLES)).split("\n")
    numbers = st.lists(st.integers(0, len(lines) - 1), max_size=6)
    gone = set(data.draw(numbers))
    chosen = [line for n, line in enumerate(lines) if n not in gone]
    for n in data.draw(numbers):
        chosen.insert(n, lines[n])
    text = "\n".join(chosen)
    try:
        tomllib.loads(text)
    except ValueError:
        return
    check_all(text)


# ---------------------------------------------------------------- line and column


def place(text: str, *path: str | int, offset: int = 0, at_key: bool = False) -> tuple[int, int]:
    found = mistake("id-form", path, offset=offset, at_key=at_key, id="")
    where = Positions("x.toml", text).place_mistake(found).place
    assert where is not None
    assert where.text == (text.split("\n")[where.line - 1])
    return where.line, where.column


def test_strings_are_pointed_into_other_values_at() -> None:
    text = "a = 12\nb = 'x'\n[t]\nc = [1, 'y']\n"
    assert place(text, "a") == (1, 5)
    assert place(text, "b") == (2, 6)
    assert place(text, "t") == (3, 1)
    assert place(text, "t", at_key=True) == (3, 2)
    assert place(text, "t", "c") == (4, 5)
    assert place(text, "t", "c", 1) == (4, 10)
    assert place(text) == (1, 1)


def test_columns_count_characters() -> None:
    text = 'ignored = "äöü" # 😀\ntäg = 1\n'.replace("täg", '"täg😀"')
    assert place(text, "täg😀") == (2, 10)
    assert place('l = ["ä😀", "x"]', "l", 1) == (1, 13)
    assert place("l = ['ä😀é', 'x']", "l", 0, offset=2) == (1, 9)
    assert place('\tl\t=\t"x"', "l") == (1, 7)


@pytest.mark.parametrize(
    ("raw", "offset", "expected"),
    [
        ('"abc"', 0, (1, 6)),
        ('"abc"', 2, (1, 8)),
        ('"abc"', 3, (1, 9)),
        ('"abc"', 99, (1, 9)),
        ('""', 0, (1, 6)),
        (r'"\u00e4bc"', 1, (1, 12)),
        (r'"\U0001F600bc"', 1, (1, 16)),
        (r'"\\\"c"', 2, (1, 10)),
        (r"'\\c'", 2, (1, 8)),
        ('"""abc"""', 1, (1, 9)),
        ('"""\nabc\nde"""', 0, (2, 1)),
        ('"""\nabc\nde"""', 4, (3, 1)),
        ('"""\r\nabc\r\nde"""', 4, (3, 1)),
        ('"""a\\\n   b"""', 1, (2, 4)),
        ('"""\\\n  \n   b"""', 0, (3, 4)),
        ('"""ab\\\n  """', 2, (2, 3)),
        ("'''\na\\\nb'''", 3, (3, 1)),
        ('""""a"b""""', 3, (1, 11)),
        ('""""""', 0, (1, 8)),
    ],
)
def test_offsets_count_characters_of_the_text_that_is_meant(
    raw: str, offset: int, expected: tuple[int, int]
) -> None:
    assert place(f"x = {raw}\n", "x", offset=offset) == expected


def test_keys_of_every_kind() -> None:
    text = "change.w_steps = 'a'\nchange.a.moves = 'b'\n\"x y\".'z.w' = 'c'\n"
    assert place(text, "change", "w_steps", at_key=True) == (1, 1)
    assert place(text, "change", "w_steps") == (1, 19)
    assert place(text, "change", "a", "moves") == (2, 19)
    assert place(text, "x y", "z.w") == (3, 16)


def test_an_id_in_a_list_is_its_own_name() -> None:
    text = 'l = ["a", \'b\', "\\u0063", """\nd"""]\n'
    assert [place(text, "l", id) for id in "abcd"] == [(1, 7), (1, 12), (1, 17), (2, 1)]


def test_what_is_not_there_is_placed_at_the_last_key_on_the_way() -> None:
    text = "[[side]]\nid = 'a'\nprefers = ['x']\n"
    assert place(text, "side", 0, "name") == (1, 3)
    assert place(text, "side", 0, "prefers", 3) == (3, 1)
    assert place(text, "rule", 0) == (1, 1)


def test_the_short_forms() -> None:
    text = "prefers = ['a', 'b']\nquote = 'words'\n"
    assert place(text, "prefers", 1, "statement", offset=1) == (1, 19)
    assert place(text, "quote", 0) == (2, 10)


def test_a_table_opened_after_one_inside_it() -> None:
    text = "[a.b]\nx = 1\n[a]\ny = 2\n"
    assert place(text, "a") == (3, 1)
    assert place(text, "a", "y") == (4, 5)
    assert place(text, "a", "b", "x") == (2, 5)


def test_ten_thousand_parts_of_a_key() -> None:
    """The tree nests as deep as the key is long."""
    text = ".".join(["k"] * 10_000) + " = 1\nnext = 'x'\n"
    assert place(text, "next") == (2, 9)
    assert place(text, *["k"] * 10_000) == (1, 20_003)


def test_what_tree_sitter_cannot_read_has_the_place_of_the_file() -> None:
    assert place("a = = 1\nb = 2\n", "b") == (1, 1)
