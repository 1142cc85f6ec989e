"""The language of statements: what binds to what, and what the user sees when it is unclear."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import StatementError
from standoff.model.dispute import DecisionMaker, Dispute, Option
from standoff.model.statement import (
    DEEPEST,
    RESERVED,
    Conditional,
    Junction,
    Name,
    Not,
    Statement,
    parse,
)
from tests import oracle
from tests.strategies import OPTION_IDS, expressions


def table(text: str, ids: Sequence[str] = "abc") -> str:
    """The statement's truth over all choices as T and F; the first id changes slowest."""
    statement = parse(text)
    rows = product((True, False), repeat=len(ids))
    values = (dict(zip(ids, map(np.bool_, row), strict=True)) for row in rows)
    return "".join("T" if statement.truth_given(row.__getitem__) else "F" for row in values)


def refused(text: str) -> StatementError:
    with pytest.raises(StatementError) as caught:
        parse(text)
    return caught.value


# ---------------------------------------------------------------- truth tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "TTFF"),
        ("not a", "FFTT"),
        ("not not a", "TTFF"),
        ("a and b", "TFFF"),
        ("a or b", "TTTF"),
        ("a if b", "TTFT"),  # false only where b holds and a does not
        ("a only if b", "TFTT"),  # false only where a holds and b does not
        ("a iff b", "TFFT"),
        ("a if and only if b", "TFFT"),
        ("a unless b", "TTTF"),
        ("a and not b unless b", "TTTF"),
        ("not (a and b)", "FTTT"),
        ("not a iff b", "FTTF"),
        ("a if not a", "TTFF"),
        ("(a if b) and (a only if b)", "TFFT"),
    ],
)
def test_truth_of_two(text: str, expected: str) -> None:
    assert table(text, "ab") == expected


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("not a and b", "(not a) and b"),
        ("not a or b", "(not a) or b"),
        ("a and not b", "a and (not b)"),
        ("not (a) and b", "(not a) and b"),
        ("a and b and c", "(a and b) and c"),
        ("a or b or c", "a or (b or c)"),
        ("a and b if c", "(a and b) if c"),
        ("a if b and c", "a if (b and c)"),
        ("a or b only if c", "(a or b) only if c"),
        ("a only if b or c", "a only if (b or c)"),
        ("a and b iff b or c", "(a and b) iff (b or c)"),
        ("not a if b", "(not a) if b"),
        ("a if not b", "a if (not b)"),
        ("a only if not b and c", "a only if ((not b) and c)"),
        ("(((a)))", "a"),
    ],
)
def test_what_binds_to_what(text: str, same: str) -> None:
    assert table(text) == table(same)


def test_brackets_decide() -> None:
    assert table("(a and b) or c") != table("a and (b or c)")
    assert table("(a if b) if c") != table("a if (b if c)")
    assert table("not (a and b)") != table("not a and b")


def test_spaces_and_lines_do_not_matter() -> None:
    assert table("  a\n only\tif(b)  ", "ab") == table("a only if b", "ab")
    assert table("not(a)and(b)", "ab") == table("not a and b", "ab")


def test_truth_over_arrays_broadcasts() -> None:
    columns = {"a": np.array([True, False])[:, None], "b": np.array([True, False, True])}
    truth = parse("a only if b").truth_given(columns.__getitem__)
    assert truth.tolist() == [[True, False, True], [True, True, True]]


# ---------------------------------------------------------------- what is kept


def test_the_expression_tree() -> None:
    assert parse("not a and (b or c) only if d").expression == Conditional(
        "only if",
        Junction("and", (Not(Name("a", 4)), Junction("or", (Name("b", 11), Name("c", 16))))),
        Name("d", 27),
    )


def test_text_is_kept_to_the_letter() -> None:
    assert str(parse(" a   iff (b) ")) == " a   iff (b) "


def test_names_in_the_order_of_writing_with_offsets() -> None:
    text = "fig and (ash or not fig) if oak"
    names = list(parse(text).used_names())
    assert [name.id for name in names] == ["fig", "ash", "fig", "oak"]
    assert all(text[name.offset :].startswith(name.id) for name in names)


@pytest.mark.parametrize("word", ["notes", "android", "order", "iffy", "only_one", "NOT", "été"])
def test_ids_that_look_like_words(word: str) -> None:
    assert parse(f"not {word}").expression == Not(Name(word, 4))


# ---------------------------------------------------------------- mixing


@pytest.mark.parametrize(
    ("text", "offset", "first", "second", "readings"),
    [
        ("a and b or c", 8, "and", "or", ("(a and b) or c", "a and (b or c)")),
        ("a or b and c", 7, "or", "and", ("(a or b) and c", "a or (b and c)")),
        (
            "a and b or c and d or e",
            8,
            "and",
            "or",
            ("(a and b) or (c and d) or e", "a and (b or c) and (d or e)"),
        ),
        ("not a  and b or not c", 13, "and", "or", ("(not a  and b) or not c",)),
        ("(a or b) and c or d", 15, "and", "or", ("((a or b) and c) or d",)),
        ("d if a and b or c", 13, "and", "or", ("(a and b) or c", "a and (b or c)")),
        ("a if b if c", 7, "if", "if", ("(a if b) if c", "a if (b if c)")),
        ("a only if b iff c", 12, "only if", "iff", ("(a only if b) iff c",)),
        ("a iff b only if c", 8, "iff", "only if", ("a iff (b only if c)",)),
        ("a and b if c if d", 13, "if", "if", ("(a and b if c) if d", "a and b if (c if d)")),
    ],
)
def test_mixing_shows_the_readings(
    text: str, offset: int, first: str, second: str, readings: tuple[str, ...]
) -> None:
    error = refused(text)
    assert (error.mistake.id, error.offset) == ("statement-mixed", offset)
    assert error.mistake.message == (f"“{first}” and “{second}” together can be read in two ways")
    assert all(f"“{reading}”" in error.mistake.remedy for reading in readings)


def test_mixing_to_the_letter() -> None:
    assert refused("a and b or c").mistake.remedy == ("write “(a and b) or c” or “a and (b or c)”")


flat = st.lists(st.sampled_from(("and", "or")), min_size=2, max_size=6).filter(
    lambda words: len(set(words)) == 2
)


@given(flat, st.data())
def test_readings_of_a_mixture_can_be_read(words: list[str], data: st.DataObject) -> None:
    """Each reading has the same words, is accepted, and the readings are two."""
    operand = st.sampled_from(("a", "b", "not c", "(d or e)"))
    text = data.draw(operand)
    for word in words:
        text += f" {word} {data.draw(operand)}"
    readings = refused(text).mistake.details["readings"].split(" or “")
    readings = [reading.strip("“”") for reading in readings]
    assert len(set(readings)) == 2
    for reading in readings:
        parse(reading)
        assert reading.replace("(", "").replace(")", "") == text.replace("(", "").replace(")", "")


# ---------------------------------------------------------------- other mistakes


@pytest.mark.parametrize(
    ("text", "id", "offset"),
    [
        ("", "statement-empty", 0),
        (" \n\t", "statement-empty", 0),
        ("a b", "statement-unexpected", 2),
        ("a not b", "statement-unexpected", 2),
        ("a)", "statement-unexpected", 1),
        ("()", "statement-unexpected", 1),
        ("and a", "statement-unexpected", 0),
        ("a and or b", "statement-unexpected", 6),
        ("a only b", "statement-unexpected", 2),
        ("a if only if b", "statement-unexpected", 5),
        ("only if a", "statement-unexpected", 0),
        ("a & b", "statement-unexpected", 2),
        ("(a b)", "statement-unexpected", 3),
        ("a and", "statement-ends", 5),
        ("not", "statement-ends", 3),
        ("a only if", "statement-ends", 9),
        ("not a iff  ", "statement-ends", 11),
        ("(a", "statement-bracket", 0),
        ("a and (b or c", "statement-bracket", 6),
        ("((a)", "statement-bracket", 0),
        ("a and 2nd", "statement-word", 6),
        ("not -a", "statement-word", 4),
        ("a and b,c", "statement-word", 6),
    ],
)
def test_mistakes_and_where_they_are(text: str, id: str, offset: int) -> None:
    error = refused(text)
    assert (error.mistake.id, error.offset) == (id, offset)
    assert str(error) == error.mistake.message


def test_a_wrong_word_is_named() -> None:
    assert refused("a and b,c").mistake.message == "“b,c” is not an id"
    assert refused("a b").mistake.message == "“b” cannot stand here"
    assert refused("(a").mistake.message == "this bracket is never closed"


def test_no_is_told_to_be_not() -> None:
    found = refused("b and no a").mistake
    assert (found.id, found.offset) == ("statement-no", len("b and "))
    assert found.remedy == "did you mean “not a”?"
    assert table("no and a", ("no", "a")) == "TFFF"


def test_two_conditionals_that_are_unclear() -> None:
    mixed = refused("a unless b if and only if c").mistake
    assert mixed.id == "statement-mixed"
    assert "(a unless b) if and only if c" in mixed.remedy
    assert "a unless (b if and only if c)" in mixed.remedy


@pytest.mark.parametrize("word", RESERVED)
def test_reserved_words_are_no_ids(word: str) -> None:
    assert refused(f"{word} {word}").mistake.id in ("statement-unexpected", "statement-ends")


# ---------------------------------------------------------------- size


def nested(depth: int) -> str:
    return "(" * depth + "a" + ")" * depth


def test_the_deepest_that_is_read() -> None:
    assert table(nested(DEEPEST), "a") == "TF"
    assert table("not " * DEEPEST + "a", "a") == "TF"


@pytest.mark.parametrize(
    "text",
    [nested(10_000), "(" * 10_000, "not " * 10_000 + "a", "not (" * 10_000 + "a" + ")" * 10_000],
    ids=["closed", "open", "not", "not and bracket"],
)
def test_ten_thousand_brackets_are_refused_in_words(text: str) -> None:
    error = refused(text)
    assert error.mistake.id == "statement-deep"
    assert error.mistake.message == f"more than {DEEPEST} brackets inside one another"
    assert text[error.offset] in "(n"


def test_depth_counts_what_is_open_not_what_was_closed() -> None:
    parse(" and ".join([nested(60)] * 10))


def test_ten_thousand_operands_are_read() -> None:
    statement = parse(" or ".join(["a"] * 10_000))
    assert len(list(statement.used_names())) == 10_000
    assert statement.truth_given(lambda _: np.bool_(False)) == np.bool_(False)


# ---------------------------------------------------------------- any text, any statement


@given(st.text() | st.lists(st.sampled_from((*RESERVED, "(", ")", "a", "b", "é"))).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    for id, offset in _ids_or_mistake(text):
        assert 0 <= offset <= len(text)
        assert id is None or text[offset : offset + len(id)] == id


def _ids_or_mistake(text: str) -> list[tuple[str | None, int]]:
    try:
        return [(name.id, name.offset) for name in parse(text).used_names()]
    except StatementError as error:
        return [(None, error.offset)]


@given(expressions(OPTION_IDS[:4], 3))
def test_truth_agrees_with_the_oracle(text: str) -> None:
    ids = OPTION_IDS[:4]
    dispute = Dispute("", (DecisionMaker("us", options=tuple(map(Option, ids))),))
    statement: Statement = parse(text)
    choices = list(oracle.choices(dispute))
    columns = {id: np.array([id in choice for choice in choices]) for id in ids}
    expected = [oracle.holds(dispute, statement, choice) for choice in choices]
    assert statement.truth_given(columns.__getitem__).tolist() == expected
