"""Claims: that their tests have one of the forms, with the arguments it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from standoff.errors import Mistake, Path, StatementError, mistake, nearest_hint
from standoff.model.check.form import GRAPH_FORM
from standoff.model.check.ids import Checks, unknown_id
from standoff.model.check.lists import unknown_facts
from standoff.model.check.statements import unknown_names
from standoff.model.claim import FORMS, MOVERS, STATUS_QUO, Argument, ClaimForm
from standoff.model.parts import Claim, UncheckedDispute
from standoff.model.statement import parse


def check_claims(dispute: UncheckedDispute) -> Checks:
    """Tests of no form, of two, or with arguments that do not fit."""
    for i, claim in enumerate(dispute.claims):
        forms = [form for form in FORMS if form in claim.test]
        path: Path = ("claim", i, "test")
        if len(forms) == 1 and dispute.states and FORMS[forms[0]].needs_options:
            yield _form_mixed(forms[0], (*path, forms[0]))
        elif len(forms) == 1:
            yield from _check_test(dispute, FORMS[forms[0]], claim, path)
        else:
            yield mistake(
                "claim-form",
                path,
                forms=", ".join(FORMS),
                has=" and ".join(forms) or "none",
                expected="see the table of findings in the reference",
            )


def _form_mixed(form: str, path: Path) -> Mistake:
    what, expected = f"a claim with “{form}”", "it is about options; put another test"
    return mistake("form-mixed", path, at_key=True, what=what, form=GRAPH_FORM, expected=expected)


def _check_test(dispute: UncheckedDispute, form: ClaimForm, claim: Claim, path: Path) -> Checks:
    kinds = dict(form.all_arguments())
    for key in form.needs:
        if key not in claim.test:
            expected = f"{key} = {kinds[key].value}"
            yield mistake("key-missing", path, key=key, expected=expected)
    for key, value in claim.test.items():
        yield from _check_argument(dispute, kinds, key, value, (*path, key))
    if "reply_of" in kinds:
        yield from _check_reply(dispute, claim, path)


def _check_reply(dispute: UncheckedDispute, claim: Claim, path: Path) -> Checks:
    """The levers are not the replying side's own; what it adds or drops is."""
    sides = [side for side in dispute.sides if side.id == claim.test.get("reply_of")]
    own = {option.id for side in sides for option in side.options}
    known = {option.id for option in dispute.options}
    for key in ("to", "instead_of"):
        levers = claim.test.get(key)
        for id in levers if isinstance(levers, tuple) else ():
            if id in own:
                why = f"“{id}” is {sides[0]}'s own option"
                yield mistake("value-wrong", (*path, key, id), why=why, expected="name a lever")
    for key in ("adds", "drops"):
        option = claim.test.get(key)
        if sides and isinstance(option, str) and option in known - own:
            why = f"“{option}” is not {sides[0]}'s option"
            expected = nearest_hint(option, own)
            yield mistake("value-wrong", (*path, key), why=why, expected=expected)


def _check_argument(
    dispute: UncheckedDispute, kinds: Mapping[str, Argument], key: str, value: object, path: Path
) -> Checks:
    if key == "holds":
        if not isinstance(value, bool):
            yield _wrong_kind(path, "true or false")
    elif key not in kinds:
        hint = nearest_hint(key, [*kinds, "holds"])
        yield mistake("key-unknown", path, at_key=True, key=key, nearest=hint)
    else:
        yield from _ARGUMENTS[kinds[key]](dispute, value, path)


def _wrong_kind(path: Path, expected: str) -> Mistake:
    return mistake("value-wrong", path, why="another kind is needed", expected=f"write {expected}")


# ---------------------------------------------------------------- the kinds of arguments


def _check_statement(dispute: UncheckedDispute, value: object, path: Path) -> Checks:
    if not isinstance(value, str):
        yield _wrong_kind(path, Argument.STATEMENT.value)
        return
    try:
        statement = parse(value)
    except StatementError as error:
        yield error.at_path(path)
    else:
        yield from unknown_names(statement, path, dispute)


def _check_options(dispute: UncheckedDispute, value: object, path: Path) -> Checks:
    if isinstance(value, tuple):
        yield from unknown_facts(map(str, value), dispute, path)
    else:
        yield _wrong_kind(path, Argument.OPTIONS.value)


def _check_state(dispute: UncheckedDispute, value: object, path: Path) -> Checks:
    if isinstance(value, tuple):
        yield from _check_options(dispute, value, path)
    elif value != STATUS_QUO:
        yield _wrong_kind(path, Argument.STATE.value)


def _check_one_of(
    kind: str, known: Callable[[UncheckedDispute], Iterable[str]]
) -> Callable[[UncheckedDispute, object, Path], Checks]:
    def check(dispute: UncheckedDispute, value: object, path: Path) -> Checks:
        ids = set(known(dispute))
        if not isinstance(value, str):
            yield _wrong_kind(path, f"the id of {kind}")
        elif value not in ids:
            yield unknown_id(kind, value, ids, path)

    return check


def _check_word(_: UncheckedDispute, value: object, path: Path) -> Checks:
    """Concepts and findings are known further up in the house, and checked there."""
    if not isinstance(value, str):
        yield _wrong_kind(path, "one word in quotes")


_ARGUMENTS: Mapping[Argument, Callable[[UncheckedDispute, object, Path], Checks]] = {
    Argument.STATE: _check_state,
    Argument.STATEMENT: _check_statement,
    Argument.SIDE: _check_one_of("side", lambda d: (side.id for side in d.sides)),
    Argument.OPTION: _check_one_of("option", lambda d: (o.id for o in d.options)),
    Argument.OPTIONS: _check_options,
    Argument.CONCEPT: _check_word,
    Argument.MOVER: _check_one_of("way to move", lambda _: MOVERS),
    Argument.FINDING: _check_word,
}
