"""What an act hangs on: if, unless, only if, until; and by when it is to be done."""

from __future__ import annotations

from standoff.gather.parse import Parse
from standoff.gather.records import Span

MARKS = {"if", "unless", "until", "lest", "provided"}
BY = {"by", "before", "within", "until"}
DATES = ("DATE", "TIME")


def condition(parse: Parse, *verbs: int) -> Span | None:
    """The clause that one of some verbs waits for, with its "if" or "unless"."""
    for verb in verbs:
        for below in parse.children[verb] if verb >= 0 else ():
            marks = (e for e in parse.children[below] if parse.dep[e] in ("mark", "advmod"))
            mark = next((e for e in marks if parse.lemma[e] in MARKS), -1)
            if parse.dep[below] in ("advcl", "ccomp") and mark >= 0:
                first, last = parse.subtree(below)
                only = mark == first and first > 0 and parse.lemma[first - 1] == "only"
                while last > first and parse.pos[last - 1] == "PUNCT":
                    last -= 1
                return parse.span(first - only, last)
    return None


def deadline(parse: Parse, *verbs: int) -> Span | None:
    """The time by which one of some verbs is to be done: "by Friday", "within ten days"."""
    dated = {at for e in parse.entities if e.label in DATES for at in range(e.first, e.last)}
    for verb in verbs:
        if verb < 0:
            continue
        for at in range(verb + 1, parse.subtree(verb)[1]):
            if parse.lemma[at] in BY and parse.pos[at] in ("ADP", "SCONJ") and at + 1 in dated:
                end = at + 1
                while end in dated:
                    end += 1
                return parse.span(at, end)
    return None
