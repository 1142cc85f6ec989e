"""Judgements: two answers or more, the first as written, and changes that can be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from standoff.errors import Mistake, Path, mistake, nearest_hint
from standoff.model.check.ids import Checks, unknown_id
from standoff.model.check.lists import check_ranking, check_weights
from standoff.model.parts import Judgement, JudgementAnswer, UncheckedDispute


def check_judgements(dispute: UncheckedDispute) -> Checks:
    """Answers that change nothing, too much, or what another judgement changes."""
    changed_by: dict[str, str] = {}
    targets = _Targets(dispute)
    for i, judgement in enumerate(dispute.judgements):
        path: Path = ("judgement", i)
        yield from _check_answers(judgement, path)
        for j, answer in enumerate(judgement.answers):
            yield from targets.check_answer(answer, (*path, "answer", j, "change"))
        yield from _check_shared(judgement, path, changed_by)


def _check_answers(judgement: Judgement, path: Path) -> Checks:
    if len(judgement.answers) < 2:
        yield mistake("answers-few", (*path, "id"))
    for j, answer in enumerate(judgement.answers):
        if j == 0 and answer.changes:
            yield mistake("answer-base-changes", (*path, "answer", 0, "change"))
        if j > 0 and not answer.changes:
            yield mistake("answer-changes-nothing", (*path, "answer", j, "id"))


# ---------------------------------------------------------------- changed twice


def _check_shared(judgement: Judgement, path: Path, changed_by: dict[str, str]) -> Checks:
    """What an earlier judgement changes too."""
    for change, place in _first_changes(judgement, path).items():
        if change in changed_by:
            other = changed_by[change]
            yield mistake("change-shared", place, at_key=True, target=change, other=other)
        changed_by.setdefault(change, judgement.id)


def _first_changes(judgement: Judgement, path: Path) -> dict[str, Path]:
    """Each change with the place of the first answer that makes it."""
    places: dict[str, Path] = {}
    for j, answer in enumerate(judgement.answers):
        for change in answer.changes:
            places.setdefault(change, (*path, "answer", j, "change", *change.split(".")))
    return places


# ---------------------------------------------------------------- what can be changed


class _Targets:
    """The ids that a change can name, by what can be changed of them."""

    def __init__(self, dispute: UncheckedDispute) -> None:
        preferences = {p.id for side in dispute.sides for p in side.prefers if p.id}
        rules = {rule.id for rule in dispute.rules if rule.id and rule.form.single}
        self.stated = preferences | set(dispute.definitions) | rules
        self.listed = {rule.id for rule in dispute.rules if rule.id} - rules
        self.options = {option.id for option in dispute.options}
        self.sides = {side.id: side for side in dispute.sides}
        self.dispute = dispute

    def check_answer(self, answer: JudgementAnswer, path: Path) -> Checks:
        for id in answer.statements:
            if id not in self.stated:
                yield self._wrong_target("preference, term or rule", id, self.stated, (*path, id))
        for id in answer.moves:
            if id not in self.options:
                yield self._wrong_target("option", id, self.options, (*path, id))
        for id, order in answer.orders.items():
            yield from self._check_order(id, order, (*path, id, "order"))
        for id, ranking in answer.rankings.items():
            here = (*path, id, "ranking")
            yield from self._check_replaced(id, here) or check_ranking(ranking, self.dispute, here)
        for id, weights in answer.weights.items():
            here = (*path, id, "weights")
            yield from self._check_replaced(id, here) or check_weights(weights, self.dispute, here)

    def _check_replaced(self, id: str, path: Path) -> list[Mistake]:
        """What takes the place of a side's own ranking, or weights: it has to have some."""
        key = str(path[-1])
        if id not in self.sides:
            return [self._wrong_target("side", id, self.sides, path[:-1])]
        if getattr(self.sides[id], key):
            return []
        why = f"{self.sides[id]} has no `{key}` as written"
        expected = f"give it `{key}` first"
        return [mistake("change-form", path, at_key=True, target=id, why=why, expected=expected)]

    def _check_order(self, id: str, order: tuple[str, ...], path: Path) -> Checks:
        if id not in self.sides:
            yield self._wrong_target("side", id, self.sides, path[:-1])
            return
        own = {preference.id for preference in self.sides[id].prefers if preference.id}
        yield from _check_members(order, own, str(self.sides[id]), path)

    def _wrong_target(self, kind: str, id: str, known: Iterable[str], path: Path) -> Mistake:
        """A change of an id that is another kind of thing, or nothing at all."""
        others: tuple[tuple[Collection[str], str, str], ...] = (
            (self.stated, "a preference, term or rule", f'`change.{id} = "..."`, a statement'),
            (self.listed, "a rule about a list", "a rule with `never` or `always` instead"),
            (self.options, "an option", f'`change.{id}.moves = "never"` or the like'),
            (self.sides, "a side", f"`change.{id}.order = [...]`"),
        )
        for ids, thing, write in others:
            if id in ids:
                why, expected = f"it is {thing}", f"write {write}"
                return mistake(
                    "change-form", path, at_key=True, target=id, why=why, expected=expected
                )
        return unknown_id(kind, id, known, path, at_key=True)


def _check_members(
    order: tuple[str, ...], own: set[str], side: str, path: Path
) -> Iterator[Mistake]:
    for id in dict.fromkeys(order):
        if id not in own:
            yield mistake(
                "order-foreign", (*path, id), id=id, side=side, nearest=nearest_hint(id, own)
            )
        elif order.count(id) > 1:
            yield mistake("id-twice", (*path, id), id=id, first="in this order")
