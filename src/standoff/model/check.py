"""Whether the parts of a dispute fit together: every mistake, each with its path."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from standoff.errors import Mistake, Path, StatementError, mistake, nearest
from standoff.model.claim import FORMS, MOVERS, STATUS_QUO, Argument
from standoff.model.dispute import (
    Claim,
    Dispute,
    Grounds,
    Judgement,
    JudgementAnswer,
    Merge,
    Rule,
    RuleForm,
    Term,
    View,
)
from standoff.model.statement import RESERVED, Statement, parse

Checks = Iterator[Mistake]


def mistakes(dispute: Dispute) -> Checks:
    """Everything that is wrong; empty for a dispute that can be compiled."""
    yield from _ids(dispute)
    yield from _statements(dispute)
    yield from _circles(dispute)
    yield from _rules(dispute)
    yield from _members(dispute)
    yield from _judgements(dispute)
    yield from _evidence(dispute)
    yield from _views(dispute)
    yield from _question(dispute)
    yield from _claims(dispute)


# ---------------------------------------------------------------- ids


def _named(dispute: Dispute) -> Iterator[tuple[str, Path]]:
    """Ids that statements and changes can name share one namespace."""
    for i, side in enumerate(dispute.sides):
        yield side.id, ("side", i, "id")
        for j, option in enumerate(side.options):
            yield option.id, ("side", i, "option", j, "id")
        for j, preference in enumerate(side.prefers):
            if preference.id:
                yield preference.id, ("side", i, "prefers", j, "id")
    for i, term in enumerate(dispute.terms):
        yield term.id, ("term", i, "id")
    for i, rule in enumerate(dispute.rules):
        if rule.id:
            yield rule.id, ("rule", i, "id")


def _columns(dispute: Dispute) -> Iterator[tuple[str, Path]]:
    """Judgements and claims are columns of one table."""
    for i, judgement in enumerate(dispute.judgements):
        yield judgement.id, ("judgement", i, "id")
    for i, claim in enumerate(dispute.claims):
        yield claim.id, ("claim", i, "id")


def _ids(dispute: Dispute) -> Checks:
    yield from _namespace(_named(dispute))
    yield from _namespace(_columns(dispute))
    yield from _namespace((s.id, ("source", i, "id")) for i, s in enumerate(dispute.sources))
    for i, judgement in enumerate(dispute.judgements):
        path: Path = ("judgement", i, "answer")
        yield from _namespace((a.id, (*path, j, "id")) for j, a in enumerate(judgement.answers))


def _namespace(ids: Iterable[tuple[str, Path]]) -> Checks:
    seen: dict[str, Path] = {}
    for id, path in ids:
        if id in RESERVED:
            yield mistake("id-reserved", path, id=id)
        elif not id.isidentifier() or unicodedata.normalize("NFKC", id) != id:
            yield mistake("id-form", path, id=id)
        elif id in seen:
            yield mistake("id-twice", path, id=id, first=_kind(seen[id]))
        seen.setdefault(id, path)


def _kind(path: Path) -> str:
    return {"prefers": "a preference"}.get(str(path[-3]), f"the {path[-3]}")


# ---------------------------------------------------------------- statements


def statements_of(dispute: Dispute) -> Iterator[tuple[Statement, Path]]:
    """Every statement of the dispute with its path, the claims' apart."""
    for i, side in enumerate(dispute.sides):
        for j, preference in enumerate(side.prefers):
            yield preference.statement, ("side", i, "prefers", j, "statement")
    for i, term in enumerate(dispute.terms):
        yield term.statement, ("term", i, "statement")
    for i, rule in enumerate(dispute.rules):
        for n, statement in enumerate(rule.statements):
            yield statement, rule_path(rule, i, n)
    for i, merge in enumerate(dispute.merges):
        yield merge.when, ("merge", i, "when")
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            for target, statement in answer.statements.items():
                yield statement, ("judgement", i, "answer", j, "change", target)
    if dispute.question:
        yield dispute.question.goal, ("question", "goal")


def rule_path(rule: Rule, index: int, member: int = 0) -> Path:
    """Where a rule's statement stands."""
    path: Path = ("rule", index, rule.form.value)
    return path if rule.form in (RuleForm.NEVER, RuleForm.ALWAYS) else (*path, member)


def _nameable(dispute: Dispute) -> set[str]:
    return {option.id for option in dispute.options} | {term.id for term in dispute.terms}


def _statements(dispute: Dispute) -> Checks:
    known = _nameable(dispute)
    for statement, path in statements_of(dispute):
        yield from _unknown_names(statement, path, known)


def _unknown_names(statement: Statement, path: Path, known: set[str]) -> Checks:
    for name in statement.names():
        if name.id not in known:
            yield _unknown("option or term", name.id, known, path, name.offset)


def _unknown(kind: str, id: str, known: Iterable[str], path: Path, offset: int = 0) -> Mistake:
    return mistake(
        "id-unknown", path, offset=offset, kind=kind, id=id[:80], nearest=nearest(id, known)
    )


def _circles(dispute: Dispute) -> Checks:
    """Terms defined by themselves, as written or once one judgement's answer is taken."""
    yield from _circle(dispute.definitions, ())
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            changed = {t: s for t, s in answer.statements.items() if t in dispute.definitions}
            if changed:
                path: Path = ("judgement", i, "answer", j, "change")
                yield from _circle({**dispute.definitions, **changed}, path, set(changed))


def _circle(
    definitions: Mapping[str, Statement], base: Path, only: set[str] | None = None
) -> Checks:
    uses = {
        id: [name.id for name in statement.names() if name.id in definitions]
        for id, statement in definitions.items()
    }
    for index, id in enumerate(definitions):
        if (only is None or id in only) and (circle := _way_back(uses, id)):
            path = (*base, id) if base else ("term", index, "statement")
            yield mistake("term-circle", path, id=id, circle=" → ".join(circle))
            return


def _way_back(uses: Mapping[str, list[str]], start: str) -> list[str] | None:
    """The ids from ``start`` back to itself, or None."""
    came: dict[str, str] = {}
    stack = [start]
    while stack:
        here = stack.pop()
        for there in uses[here]:
            if there == start:
                back = [start, here]
                while back[-1] != start:
                    back.append(came[back[-1]])
                return back[::-1]
            if there not in came:
                came[there] = here
                stack.append(there)
    return None


# ---------------------------------------------------------------- rules and lists of options


def _rules(dispute: Dispute) -> Checks:
    for i, rule in enumerate(dispute.rules):
        if rule.form in (RuleForm.NEVER, RuleForm.ALWAYS):
            continue
        least = 2 if rule.form is not RuleForm.AT_LEAST_ONE else 1
        if len(rule.statements) < least:
            path: Path = ("rule", i, rule.form.value)
            yield mistake("rule-members", path, form=rule.form.value, least=str(least))


def _members(dispute: Dispute) -> Checks:
    known = {option.id for option in dispute.options}
    for id in sorted(dispute.status_quo - known):
        yield _unknown("option", id, known, ("status_quo", id))
    for i, merge in enumerate(dispute.merges):
        for id in sorted(merge.shown_as - known):
            yield _unknown("option", id, known, ("merge", i, "shown_as", id))


# ---------------------------------------------------------------- judgements


def _judgements(dispute: Dispute) -> Checks:
    changed_by: dict[str, str] = {}
    for i, judgement in enumerate(dispute.judgements):
        path: Path = ("judgement", i)
        yield from _answers(judgement, path)
        for j, answer in enumerate(judgement.answers):
            yield from _changes(dispute, answer, (*path, "answer", j, "change"))
        touched = dict.fromkeys(c for a in judgement.answers for c in a.changes)
        for change in touched:
            if change in changed_by:
                yield mistake(
                    "change-shared",
                    _first_change(judgement, path, change),
                    at_key=True,
                    target=change,
                    other=changed_by[change],
                )
            changed_by.setdefault(change, judgement.id)


def _first_change(judgement: Judgement, path: Path, change: str) -> Path:
    index = next(j for j, a in enumerate(judgement.answers) if change in a.changes)
    return (*path, "answer", index, "change", *change.split("."))


def _answers(judgement: Judgement, path: Path) -> Checks:
    if len(judgement.answers) < 2:
        yield mistake("answers-few", (*path, "id"))
    for j, answer in enumerate(judgement.answers):
        if j == 0 and answer.changes:
            yield mistake("answer-base-changes", (*path, "answer", 0, "change"))
        if j > 0 and not answer.changes:
            yield mistake("answer-changes-nothing", (*path, "answer", j, "id"))


def _changes(dispute: Dispute, answer: JudgementAnswer, path: Path) -> Checks:
    stated = {p.id for side in dispute.sides for p in side.prefers if p.id}
    stated |= set(dispute.definitions)
    stated |= {
        rule.id
        for rule in dispute.rules
        if rule.id and rule.form in (RuleForm.NEVER, RuleForm.ALWAYS)
    }
    for id in answer.statements:
        if id not in stated:
            yield _unknown("preference, term or rule", id, stated, (*path, id))
    options = {option.id for option in dispute.options}
    for id in answer.moves:
        if id not in options:
            yield _unknown("option", id, options, (*path, id, "moves"))
    sides = {side.id: side for side in dispute.sides}
    for id, order in answer.orders.items():
        if id not in sides:
            yield _unknown("side", id, sides, (*path, id, "order"))
        else:
            own = {p.id for p in sides[id].prefers if p.id}
            yield from _order(order, own, str(sides[id]), (*path, id, "order"))


def _order(order: tuple[str, ...], own: set[str], side: str, path: Path) -> Checks:
    for id in dict.fromkeys(order):
        if id not in own:
            yield mistake("order-foreign", (*path, id), id=id, side=side, nearest=nearest(id, own))
        elif order.count(id) > 1:
            yield mistake("id-twice", (*path, id), id=id, first="in this order")


# ---------------------------------------------------------------- evidence


def grounds_of(dispute: Dispute) -> Iterator[tuple[Grounds, Path]]:
    """The grounds of every part that can carry evidence, with the part's path."""
    yield dispute.grounds, ()
    for i, side in enumerate(dispute.sides):
        yield side.grounds, ("side", i)
        yield from ((o.grounds, ("side", i, "option", j)) for j, o in enumerate(side.options))
        yield from ((p.grounds, ("side", i, "prefers", j)) for j, p in enumerate(side.prefers))
    lists: tuple[tuple[str, Sequence[Term | Rule | Merge | Judgement | View | Claim]], ...] = (
        ("term", dispute.terms),
        ("rule", dispute.rules),
        ("merge", dispute.merges),
        ("judgement", dispute.judgements),
        ("view", dispute.views),
        ("claim", dispute.claims),
    )
    for key, parts in lists:
        yield from ((part.grounds, (key, i)) for i, part in enumerate(parts))
    for i, judgement in enumerate(dispute.judgements):
        for j, answer in enumerate(judgement.answers):
            yield answer.grounds, ("judgement", i, "answer", j)


def _evidence(dispute: Dispute) -> Checks:
    lengths = {source.id: source.length for source in dispute.sources}
    for grounds, path in grounds_of(dispute):
        for n, span in enumerate(grounds.at):
            yield from _span(span, lengths, (*path, "at", n))
        for n, quote in enumerate(grounds.quote):
            if quoted(quote, tuple(lengths)) is None:
                yield mistake("quote-source", (*path, "quote", n))


def _span(span: str, lengths: Mapping[str, int | None], path: Path) -> Checks:
    parts = span_parts(span)
    if parts is None:
        yield mistake("span-form", path, span=span[:80])
        return
    source, start, end = parts
    if source not in lengths:
        yield _unknown("source", source, lengths, path)
        return
    length = lengths[source]
    if start >= end:
        yield mistake("span-form", path, span=span)
    elif length is not None and end > length:
        yield mistake("span-outside", path, span=span, source=source, length=f"{length:,}")


def span_parts(span: str) -> tuple[str, int, int] | None:
    """``"oped:120-240"`` as (source, start, end); None where it has another form."""
    source, colon, numbers = span.rpartition(":")
    start, dash, end = numbers.partition("-")
    digits = (start + end).isascii() and start.isdecimal() and end.isdecimal()
    if not (source and colon and dash and digits and len(numbers) < 40):
        return None
    return source, int(start), int(end)


def quoted(quote: str, sources: tuple[str, ...]) -> tuple[str, str] | None:
    """(source, words) of a quote; None where the source is not clear."""
    source, colon, words = quote.partition(":")
    if colon and source.strip() in sources:
        return source.strip(), words.strip()
    return (sources[0], quote) if len(sources) == 1 else None


# ---------------------------------------------------------------- views, question, claims


def _views(dispute: Dispute) -> Checks:
    sides = {side.id: side for side in dispute.sides}
    answers = {j.id: {a.id for a in j.answers} for j in dispute.judgements}
    seen: set[str] = set()
    for i, view in enumerate(dispute.views):
        if view.of not in sides:
            yield _unknown("side", view.of, sides, ("view", i, "of"))
        elif view.of in seen:
            yield mistake("view-twice", ("view", i, "of"), side=str(sides[view.of]))
        seen.add(view.of)
        for judgement, answer in view.answers.items():
            path: Path = ("view", i, "answers", judgement)
            if judgement not in answers:
                yield _unknown("judgement", judgement, answers, path)
            elif answer not in answers[judgement]:
                yield _unknown("answer", answer, answers[judgement], path)


def _question(dispute: Dispute) -> Checks:
    question = dispute.question
    if question is None:
        return
    sides = {side.id for side in dispute.sides}
    for key, id in (("by", question.by), ("target", question.target)):
        if id and id not in sides:
            yield _unknown("side", id, sides, ("question", key))
    if question.by == question.target:
        yield mistake("question-self", ("question", "target"))


def _claims(dispute: Dispute) -> Checks:
    for i, claim in enumerate(dispute.claims):
        path: Path = ("claim", i, "test")
        forms = [form for form in FORMS if form in claim.test]
        if len(forms) != 1:
            yield mistake(
                "claim-form",
                path,
                forms=", ".join(FORMS),
                has=" and ".join(forms) or "none",
                expected="see the table of findings in the reference",
            )
        else:
            yield from _test(dispute, forms[0], claim.test, path)


def _test(dispute: Dispute, name: str, test: Mapping[str, object], path: Path) -> Checks:
    form = FORMS[name]
    kinds = dict(form.arguments())
    for key in form.needs:
        if key not in test:
            expected = f"{key} = {kinds[key].value}"
            yield mistake("key-missing", path, key=key, expected=expected)
    for key, value in test.items():
        if key == "holds":
            if not isinstance(value, bool):
                yield _misfit((*path, key), "true or false")
        elif key not in kinds:
            hint = nearest(key, [*kinds, "holds"])
            yield mistake("key-unknown", (*path, key), at_key=True, key=key, nearest=hint)
        else:
            yield from _ARGUMENTS[kinds[key]](dispute, value, (*path, key))


def _misfit(path: Path, expected: str) -> Mistake:
    return mistake("value-wrong", path, why="another kind is needed", expected=f"write {expected}")


def _statement_argument(dispute: Dispute, value: object, path: Path) -> Checks:
    if not isinstance(value, str):
        yield _misfit(path, Argument.STATEMENT.value)
        return
    try:
        statement = parse(value)
    except StatementError as error:
        found = error.mistake
        yield mistake(found.id, path, offset=found.offset, **found.details)
    else:
        yield from _unknown_names(statement, path, _nameable(dispute))


def _ids_argument(dispute: Dispute, value: object, path: Path) -> Checks:
    known = {option.id for option in dispute.options}
    if not isinstance(value, tuple):
        yield _misfit(path, Argument.OPTIONS.value)
    else:
        for id in dict.fromkeys(map(str, value)):
            if id not in known:
                yield _unknown("option", id, known, (*path, id))


def _state_argument(dispute: Dispute, value: object, path: Path) -> Checks:
    if isinstance(value, tuple):
        yield from _ids_argument(dispute, value, path)
    elif value != STATUS_QUO:
        yield _misfit(path, Argument.STATE.value)


def _known_argument(
    kind: str, known: Callable[[Dispute], Iterable[str]]
) -> Callable[[Dispute, object, Path], Checks]:
    def check(dispute: Dispute, value: object, path: Path) -> Checks:
        ids = set(known(dispute))
        if not isinstance(value, str):
            yield _misfit(path, f"the id of {kind}")
        elif value not in ids:
            yield _unknown(kind, value, ids, path)

    return check


def _word_argument(dispute: Dispute, value: object, path: Path) -> Checks:
    """Concepts and findings are known further up in the house, and checked there."""
    if not isinstance(value, str):
        yield _misfit(path, "one word in quotes")


_ARGUMENTS: Mapping[Argument, Callable[[Dispute, object, Path], Checks]] = {
    Argument.STATE: _state_argument,
    Argument.STATEMENT: _statement_argument,
    Argument.SIDE: _known_argument("side", lambda d: (side.id for side in d.sides)),
    Argument.OPTION: _known_argument("option", lambda d: (o.id for o in d.options)),
    Argument.OPTIONS: _ids_argument,
    Argument.CONCEPT: _word_argument,
    Argument.MOVER: _known_argument("way to move", lambda _: MOVERS),
    Argument.FINDING: _word_argument,
}
