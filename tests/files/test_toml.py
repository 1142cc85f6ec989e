"""Reading dispute files: every mistake at once, each in its place, and never a crash."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import DisputeError, Mistake, StandoffError, TooLargeError
from standoff.files import formats, writer
from standoff.files.toml import MOST_JUDGEMENTS, MOST_KEYS
from standoff.graph.graph import compile_graph
from standoff.model.dispute import Dispute

SAMPLES = [
    each.read_text(encoding="utf-8")
    for each in sorted(files("standoff.catalogue").iterdir(), key=lambda each: each.name)
    if each.name.endswith(".toml")
]

FENCE = """\
format = 1
title = "A fence"
status_quo = ["paint"]

[[side]]
id = "owner"
prefers = ["paint", "not sell"]
[[side.option]]
id = "paint"
[[side.option]]
id = "sell"

[[term]]
id = "gone"
statement = "sell and paint"

[[rule]]
id = "calm"
never = "gone"

[[judgement]]
id = "mood"
question = "In the mood?"
[[judgement.answer]]
id = "yes"
[[judgement.answer]]
id = "no"
change.gone = "sell"
"""


def read(text: str | bytes) -> Dispute:
    return formats.read_dispute(text if isinstance(text, bytes) else text.encode(), "fence.toml")


def mistakes(text: str | bytes) -> tuple[Mistake, ...]:
    with pytest.raises(DisputeError) as caught:
        read(text)
    return caught.value.mistakes


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Each mistake's id, line and column."""
    return [(each.id, each.place.line, each.place.column) for each in mistakes(text) if each.place]


def ids(text: str | bytes) -> list[str]:
    return [id for id, _, _ in found(text)]


def without(text: str, line: str) -> str:
    assert text.count(f"{line}\n") == 1
    return text.replace(f"{line}\n", "")


def instead(text: str, line: str, other: str) -> str:
    assert text.count(f"{line}\n") == 1
    return text.replace(f"{line}\n", f"{other}\n")


# ---------------------------------------------------------------- every mistake at once


def test_the_fence_has_no_mistake() -> None:
    assert read(FENCE).title == "A fence"


ALL_AT_ONCE = """\
formt = 1
title = "Everything at once"
status_quo = ["pant", "sell"]

[[side]]
id = "owner"
nmae = "The owner"
prefers = ["paint or", "not sel", "paint"]
[[side.option]]
id = "paint"
moves = "upwards"
[[side.option]]
id = "sell"
text = 5
[[side.option]]
id = "sell"

[[rule]]
never = "paint and sell or paint"
"""


def test_all_mistakes_at_once_in_the_order_of_the_file() -> None:
    assert found(ALL_AT_ONCE) == [
        ("key-missing", 1, 1),
        ("key-unknown", 1, 1),
        ("id-unknown", 3, 16),
        ("key-unknown", 7, 1),
        ("statement-ends", 8, 21),
        ("id-unknown", 8, 29),
        ("value-wrong", 11, 10),
        ("value-wrong", 14, 8),
        ("id-twice", 16, 7),
        ("statement-mixed", 19, 25),
    ]


def test_a_mistake_to_the_letter() -> None:
    (only,) = mistakes(instead(FENCE, 'prefers = ["paint", "not sell"]', 'prefers = ["not sel"]'))
    assert str(only) == (
        "fence.toml:7:17: option or term “sel” is not defined [id-unknown]\n"
        '    prefers = ["not sel"]\n'
        "                    ^\n"
        "    did you mean “sell”?"
    ).replace("7:17", "7:17")


# ---------------------------------------------------------------- what follows is left out


@pytest.mark.parametrize(
    ("line", "other", "expected"),
    [
        ('id = "sell"', 'idd = "sell"', ["key-missing", "key-unknown"]),
        ('id = "sell"', "id = 5", ["value-wrong"]),
        ('id = "sell"', "", ["key-missing"]),
        ("[[rule]]", "[[ruel]]", ["key-unknown"]),
        ('[[judgement.answer]]\nid = "yes"', "[[judgement.answr]]", ["key-unknown"]),
        ('never = "gone"', 'nevr = "gone"', ["key-unknown"]),
        ('never = "gone"', "never = 5", ["value-wrong"]),
        ('change.gone = "sell"', 'chnge.gone = "sell"', ["key-unknown"]),
        ('change.gone = "sell"', "change.gone = 5", ["change-form"]),
        ('change.gone = "sell"', 'change.gone.moves = "up"', ["change-form"]),
        ('change.gone = "sell"', "change = 5", ["value-wrong"]),
        ('status_quo = ["paint"]', "status_quo = [5]", ["value-wrong"]),
        ('status_quo = ["paint"]', 'status_qou = ["paint"]', ["key-unknown"]),
        ("format = 1", "format = 2", ["value-wrong"]),
    ],
)
def test_mistakes_that_only_follow_are_not_told(line: str, other: str, expected: list[str]) -> None:
    assert sorted(set(ids(FENCE.replace(line, other, 1)))) == expected


def test_an_unknown_key_hides_no_unknown_id() -> None:
    text = FENCE.replace('id = "owner"', 'id = "owner"\nnmae = "x"').replace("not sell", "not sel")
    assert ids(text) == ["key-unknown", "id-unknown"]


def test_a_missing_table_is_one_mistake() -> None:
    assert ids('format = 1\ntitle = "Nobody"') == ["key-missing"]
    assert ids("a = 1") == ["key-missing"] * 3 + ["key-unknown"]


def test_rules_are_not_tried_where_one_is_wrong() -> None:
    clash = '[[rule]]\nnever = "paint"\n[[rule]]\nalways = "paint"\n'
    assert ids(FENCE + clash) == ["rules-conflict"]
    assert ids(FENCE.replace('title = "A fence"', "title = 5") + clash) == [
        "value-wrong",
        "rules-conflict",
    ]
    assert ids(FENCE + clash.replace("always", "alway")) == ["key-unknown"]


def test_a_change_of_another_kind_of_thing() -> None:
    for change, why in {
        'change.sell = "paint"': "it is an option",
        'change.owner = "paint"': "it is a side",
        'change.gone.moves = "never"': "it is a preference, term or rule",
        'change.owner.moves = "never"': "it is a side",
        "change.sell.order = []": "it is an option",
    }.items():
        (only,) = mistakes(instead(FENCE, 'change.gone = "sell"', change))
        assert (only.id, only.details["why"]) == ("change-form", why)


def test_a_change_of_a_rule_about_a_list() -> None:
    text = instead(FENCE, 'never = "gone"', 'at_most_one = ["paint", "sell"]')
    (only,) = mistakes(instead(text, 'change.gone = "sell"', 'change.calm = "sell"'))
    assert only.details["why"] == "it is a rule about a list"


# ---------------------------------------------------------------- rankings


RANKED = """\
format = 1
title = "Ranked"
[[side]]
id = "owner"
ranking = ["YN", ["NN", "YY"], "NY"]
option = [{ id = "paint" }, { id = "sell" }]
"""


def test_a_ranking_is_read() -> None:
    (owner,) = read(RANKED).sides
    assert owner.ranking == (
        (frozenset({"paint"}),),
        (frozenset(), frozenset({"paint", "sell"})),
        (frozenset({"sell"}),),
    )


@pytest.mark.parametrize("pattern", ["Y", "YNN", "yn", "Y-", "", "ÄN"])
def test_a_ranking_of_what_is_no_state(pattern: str) -> None:
    assert found(RANKED.replace('"NY"', f'"{pattern}"')) == [("value-wrong", 5, 33)]


def test_a_state_ranked_twice() -> None:
    (only,) = mistakes(RANKED.replace('"YY"', '"YN"'))
    assert (only.id, only.details["why"]) == ("value-wrong", "“YN” is ranked twice")


# ---------------------------------------------------------------- hostile files


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n", "\ufeff"], ids=repr)
def test_an_empty_file(text: str) -> None:
    assert found(text) == [("file-empty", 1, 1)]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff\xfe\x00", 1, 1),
        (b'title = "caf\xe9"', 1, 13),
        ("a = 'ä'\nb = '".encode() + b"\xc3(", 2, 6),
        (b"\xed\xa0\x80", 1, 1),
    ],
)
def test_a_file_that_is_not_utf_8(data: bytes, line: int, column: int) -> None:
    assert found(data) == [("file-encoding", line, column)]


def test_fifty_megabytes() -> None:
    assert ids(b"#" * 50 * 2**20) == ["file-too-big"]
    assert ids(b"\xff" * 50 * 2**20) == ["file-too-big"]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{n} = 1\n" for n in range(300_000)),
        "".join(f'[[side]]\nid = "s{n}"\n' for n in range(60_000)),
        "side = [" + '{id = "s"}, ' * 60_000 + "]",
        "x = [[" + "{a.b = 1}, " * 30_000 + "]]",
        "[[judgement]]\nid = 'j'\n" * (MOST_JUDGEMENTS + 1),
        "[[judgement]]\n" + "[[judgement.answer]]\nid = 'y'\n" * 70_001,
    ],
    ids=["keys", "sides", "inline", "deep", "judgements", "answers"],
)
def test_more_than_any_dispute_has(text: str) -> None:
    assert found(text) == [("file-too-big", 1, 1)]


def test_many_keys_are_all_told() -> None:
    assert ids("".join(f"k{n} = 1\n" for n in range(MOST_KEYS))).count("key-unknown") == MOST_KEYS


@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
def test_ten_thousand_nested_brackets(opening: str) -> None:
    assert ids("title = " + opening * 10_000) == ["toml-deep"]


@pytest.mark.parametrize(
    "line",
    ["k." * 100_000 + "k = 1", "[" + "k." * 100_000 + "k]", "x = {" + "'k' ." * 9_999 + "k=1}"],
)
def test_a_hundred_thousand_parts_of_a_key(line: str) -> None:
    """Reading them would take more memory than there is."""
    (only,) = mistakes(f"title = 'x'\n{line}\n")
    assert (only.id, only.message) == (
        "toml-syntax",
        "this is not TOML: a key has more than 1,000 parts",
    )
    assert only.place is not None
    assert only.place.line == 2


def test_many_dots_in_words_are_no_parts() -> None:
    words = "wait" + "." * 5_000 + ", " + "this is. " * 900
    assert read(instead(FENCE, 'title = "A fence"', f'title = "{words}"')).title == words


def test_ten_thousand_brackets_in_a_statement() -> None:
    deep = "(" * 10_000 + "paint" + ")" * 10_000
    assert ids(FENCE.replace('"not sell"', f'"{deep}"')) == ["statement-deep"]
    assert ids(FENCE.replace('"not sell"', f'"{"not " * 10_000}paint"')) == ["statement-deep"]


def test_the_deepest_brackets_that_are_read() -> None:
    deep = "(" * 100 + "paint" + ")" * 100
    (owner,) = read(FENCE.replace('"not sell"', f'"{deep}"')).sides
    assert [name.id for name in owner.prefers[1].statement.used_names()] == ["paint"]


def test_numbers_of_any_length() -> None:
    source = '[[source]]\nid = "memo"\nlength = {}\n'
    assert ids(FENCE + source.format("0x" + "f" * 10_000)) == ["value-wrong"]
    assert ids(FENCE + source.format("9" * 10_000)) == ["toml-syntax"]
    assert ids(FENCE + source.format(-1)) == ["value-wrong"]


@pytest.mark.slow
def test_ten_thousand_mistakes() -> None:
    wrong = ", ".join(f'"paint and ä{n}"' for n in range(10_000))
    places = found(FENCE.replace('"not sell"', wrong))
    assert len(places) == 10_000
    assert {line for _, line, _ in places} == {7}
    assert places[0] == ("id-unknown", 7, 32)


def sided(number: int, more: str = "") -> str:
    options = "".join(f'[[side.option]]\nid = "o{n}"\n{more}' for n in range(number))
    return f'format = 1\ntitle = "Too many"\n[[side]]\nid = "all"\n{options}'


@pytest.mark.slow
def test_more_options_than_memory_holds() -> None:
    for number in (2_000, MOST_KEYS // 2):
        with pytest.raises(TooLargeError, match=f"^{number} options make "):
            read(sided(number))
    dispute = read(sided(60))
    with pytest.raises(TooLargeError, match=r"^60 options make "):
        compile_graph(dispute)


def test_one_way_options_take_more_memory() -> None:
    dispute = read(sided(28, 'moves = "drop only"\n'))
    with pytest.raises(TooLargeError):
        compile_graph(dispute)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(ending: str) -> None:
    assert read("\ufeff" + FENCE.replace("\n", ending)) == read(FENCE)
    wrong = FENCE.replace("not sell", "not sel").replace("\n", ending)
    assert found("\ufeff" + wrong) == [("id-unknown", 7, 26)]


# ---------------------------------------------------------------- ids


@pytest.mark.parametrize("id", ["größe", "選択肢", "опция", "विकल्प", "x_1", "_", "ﻚ"[:0] + "كتاب"])
def test_ids_in_any_script(id: str) -> None:
    assert read(FENCE.replace("sell", id)).options[1].id == id


@pytest.mark.parametrize("id", ["", "1a", "a b", "a-b", "a.b", "ﬁsh", "e\u0301", "😀", "a\u200b"])
def test_what_cannot_be_an_id(id: str) -> None:
    assert "id-form" in ids(FENCE.replace('id = "owner"', f'id = "{id}"'))


def test_ids_used_twice() -> None:
    assert found(FENCE.replace('id = "calm"', 'id = "sell"')) == [("id-twice", 18, 7)]
    assert ids(FENCE.replace('id = "gone"', 'id = "owner"').replace("gone", "owner")) == [
        "id-twice"
    ]
    assert ids(FENCE.replace('id = "no"', 'id = "yes"')) == ["id-twice"]


# ---------------------------------------------------------------- any text at all


def try_to_read(data: bytes) -> Dispute | None:
    """The dispute, or None where every mistake has a place and can be told."""
    try:
        return read(data)
    except DisputeError as error:
        assert error.mistakes
        for each in error.mistakes:
            assert each.place is not None
            assert "{" not in MISTAKE_ID.findall(str(each))[0]
    except StandoffError as error:
        assert str(error)
    return None


MISTAKE_ID = re.compile(r"\[([a-z-]+)\](?:\n|$)")


@given(st.text())
def test_any_text(text: str) -> None:
    try_to_read(text.encode())


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    try_to_read(data)


WORDS = ("true", "id", "side", "option", "prefers", "change", "order", "moves", "ranking", "not")
STRINGS = ('"a and"', '"oped:1-2"', "1979-05-27", "5", "Ä")
TOKENS = st.sampled_from([*'[]{}=.,"#()\n', "'''", '"""', "[[", "]]", *WORDS, *STRINGS])


@given(st.data())
def test_a_sample_with_lines_and_words_changed(data: st.DataObject) -> None:
    """Lines left out and doubled, words replaced."""
    lines = data.draw(st.sampled_from(SAMPLES)).split("\n")
    place = st.integers(0, len(lines) - 1)
    for n in data.draw(st.lists(place, max_size=3)):
        words = re.findall(r'\w+|"[^"]*"|\s+|.', lines[n])
        if words:
            words[data.draw(st.integers(0, len(words) - 1))] = data.draw(TOKENS)
            lines[n] = "".join(words)
    for n in data.draw(st.lists(place, max_size=2)):
        lines.insert(n, lines[data.draw(place)])
    gone = set(data.draw(st.lists(place, max_size=3)))
    try_to_read("\n".join(line for n, line in enumerate(lines) if n not in gone).encode())


VALUES = st.recursive(
    st.sampled_from(["x", "", "not", "a and", "memo:1-2", 0, -1, 10**30, True, 1.5]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["id", "moves", "order", "a", "", "statement", "str"]),
            inner,
            max_size=2,
        )
    ),
    max_leaves=4,
)
TABLES = ("side", "option", "prefers", "change", "answer", "answers", "test", "rule", "source")
IDS = ("id", "of", "by", "target", "title", "statement", "goal", "when", "never", "at", "quote")
LISTS = ("shown_as", "exactly_one", "ranking", "order", "moves", "length", "format")
KEYS = st.sampled_from([*TABLES, *IDS, *LISTS, "str", "zzz", "", "a.b"])


def inside(value: Any) -> list[Any]:
    """Every table and list."""
    if not isinstance(value, dict | list):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [value, *(found for each in inner for found in inside(each))]


@given(st.data())
def test_a_sample_with_values_changed(data: st.DataObject) -> None:
    """The shape of the tables is broken, the TOML is not."""
    document = tomllib.loads(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 4))):
        part = data.draw(st.sampled_from(inside(document)))
        if isinstance(part, dict):
            key = data.draw(KEYS | st.sampled_from([*part, "id"]))
            part.pop(key, None)
            if data.draw(st.booleans()):
                part[key] = data.draw(VALUES)
        elif part:
            part[data.draw(st.integers(0, len(part) - 1))] = data.draw(VALUES)
        else:
            part.append(data.draw(VALUES))
    text = "".join(f"{written(key)} = {written(value)}\n" for key, value in document.items())
    assert tomllib.loads(text) == document
    try_to_read(text.encode())


def written(value: Any) -> str:
    """A value as TOML, tables in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)} = {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return writer.toml_string(value) if isinstance(value, str) else str(value).lower()


@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
def test_the_samples_are_read_and_written_alike(text: str) -> None:
    dispute = read(text)
    assert read(writer.write(dispute)) == dispute
