"""Whatever parses, events come out or none do: a bad parse is no crash."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.gather.parse import Parse, Sentence
from standoff.gather.records import SectionKind
from tests.gather.events.made import Named, coded_without_fault

WORDS = (
    "Turkey", "Syria", "Iran", "talks", "sanctions", "threat", "say", "agree", "refuse", "be",
    "not", "will", "to", "on", "by", "of", "with", "attack", "demand", "withdraw", "ready",
    "troops", ",", "and", "who", "it", "we", "if", "must", "threatens", "allowed",
)  # fmt: skip
TAGS = (
    "NN", "NNP", "VB", "VBD", "VBN", "VBG", "VBZ", "JJ", "IN", "TO", "MD", "PRP", "WDT", "RB",
    ",", "CC",
)  # fmt: skip
KINDS = (
    "NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "PRON", "PUNCT", "NUM",
)  # fmt: skip
LABELS = (
    "ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "aux", "auxpass", "neg",
    "xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "poss", "amod", "compound", "mark",
    "dative", "prt", "acomp", "pcomp", "appos", "attr", "csubj",
)  # fmt: skip


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Words with labels and heads at random, in circles too."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    size = len(words)

    def column(values: tuple[str, ...]) -> list[str]:
        return draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))

    heads = draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    ends = [sum(len(word) + 1 for word in words[: number + 1]) - 1 for number in range(size)]
    starts = [end - len(word) for end, word in zip(ends, words, strict=True)]
    lemmas = [word.lower() for word in words]
    tags, kinds, labels = column(TAGS), column(KINDS), column(LABELS)
    sentences = [Sentence(0, size, 0, SectionKind.BODY)]
    columns = (starts, ends, words, lemmas, tags, kinds, labels, heads)
    return Parse(" ".join(words), *columns, [], sentences, "made")


@given(parses())
def test_any_parse_is_coded(parse: Parse) -> None:
    cast = Named(parse)
    spans = {(m.start, m.end) for actor in cast.actors for m in actor.mentions}
    for event in coded_without_fault(parse, cast):
        assert {*event.source, *event.target, *event.claimed_by} <= spans
        assert event.trigger[0] < event.trigger[1] <= len(parse.text)


def test_no_words_no_events() -> None:
    nothing = Parse("", [], [], [], [], [], [], [], [], [], [], "made")
    assert coded_without_fault(nothing, Named(nothing)) == ()
