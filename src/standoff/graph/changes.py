"""Changes of options as decision diagrams: what options are, and what they become.

Each option has two variables, one below the other, so that a diagram over both tells from which
combination which other can be reached. Options that rules or wishes tie together stand close.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.graph.diagram import Diagrams, order_options
from standoff.model.dispute import Dispute

if TYPE_CHECKING:
    from oxidd.bdd import BDDFunction

MOST_NODES = 2**22  # some 200 MB
REMEMBERED = 2**20  # results that are looked up again; fewer make fixed points slow
MOST_SUMS = 2**16  # that the weights of a side are added up to


class Changes(Diagrams):
    """A space whose truths are diagrams over the options as they are; see ``Diagrams``.

    Everything raises MemoryError where it grows too large.
    """

    def __init__(self, dispute: Dispute) -> None:
        from oxidd.bdd import BDDManager

        wishes = [[wish.statement] for side in dispute.sides for wish in side.prefers]
        rules = [rule.statements for rule in dispute.rules]
        self.options = len(dispute.options)
        self.order = [
            each
            for bit in order_options(dispute, [*rules, *wishes])
            for each in (bit, self.options + bit)
        ]
        self._manager = BDDManager(MOST_NODES, REMEMBERED, 1)
        self._manager.add_vars(len(self.order))
        self._manager.set_var_order(self.order)

    def constant(self, holds: bool) -> BDDFunction:
        """What holds everywhere, or nowhere."""
        return self._manager.true() if holds else self._manager.false()

    def become(self, bit: int) -> BDDFunction:
        """Where an option becomes selected, or stays so."""
        return self._manager.var(self.options + bit)

    def after(self, truth: BDDFunction, bits: Iterable[int]) -> BDDFunction:
        """A truth once some options are what they become."""
        from oxidd.bdd import BDDSubstitution

        changed = BDDSubstitution((bit, self.become(bit)) for bit in bits)
        return truth.substitute(changed)

    def somehow(self, truth: BDDFunction, bits: Iterable[int]) -> BDDFunction:
        """Where a truth holds for some setting of some options."""
        return truth.exists(self._conjunction(map(self.fact_truth, bits)))

    def leads(self, change: BDDFunction, aim: BDDFunction, bits: Sequence[int]) -> BDDFunction:
        """From where a change of some options leads to where an aim holds."""
        from oxidd.util import BooleanOperator

        become = self._conjunction(map(self.become, bits))
        return change.apply_exists(BooleanOperator.AND, self.after(aim, bits), become)

    def led(self, some: BDDFunction, change: BDDFunction, bits: Sequence[int]) -> BDDFunction:
        """Where a change of some options leads from where something holds."""
        from oxidd.bdd import BDDSubstitution
        from oxidd.util import BooleanOperator

        left = self._conjunction(map(self.fact_truth, bits))
        become = some.apply_exists(BooleanOperator.AND, change, left)
        back = BDDSubstitution((self.options + bit, self.fact_truth(bit)) for bit in bits)
        return become.substitute(back)

    def _conjunction(self, truths: Iterable[BDDFunction]) -> BDDFunction:
        return self.all_of(list(truths))

    def alike(self, code: int, bits: Iterable[int]) -> BDDFunction:
        """Where some options are as in a combination."""
        columns = ((self.fact_truth(bit), code >> bit & 1) for bit in bits)
        return self._conjunction(column if selected else ~column for column, selected in columns)

    def either(self, codes: Sequence[int]) -> BDDFunction:
        """Some combinations."""
        if not codes:
            return self.constant(False)
        if len(codes) == 1:
            return self.alike(codes[0], range(self.options))
        middle = len(codes) // 2
        return self.either(codes[:middle]) | self.either(codes[middle:])

    def forget(self) -> None:
        """Make room after a MemoryError."""
        self._manager.gc()

    def holds(self, truth: BDDFunction, code: int) -> bool:
        """Whether a truth holds in a combination."""
        return truth.eval(self._settings(code))

    @cached_property
    def _known(self) -> dict[int, list[tuple[int, bool]]]:
        return {}

    def _settings(self, code: int) -> list[tuple[int, bool]]:
        """What each option is in a combination; kept for the next truth."""
        if code not in self._known:
            self._known.clear()
            self._known[code] = [(bit, bool(code >> bit & 1)) for bit in range(self.options)]
        return self._known[code]

    def among(self, truth: BDDFunction, code: int, bits: Sequence[int]) -> Iterator[int]:
        """The combinations in which a truth holds that differ from one in some options at most.

        Ascending; the truth is one of these options alone.
        """
        if not truth.satisfiable():
            return
        if not bits:
            yield code
            return
        *lower, bit = bits
        column = self.fact_truth(bit)
        yield from self.among(truth & ~column, code & ~(1 << bit), lower)
        yield from self.among(truth & column, code | 1 << bit, lower)

    def at_least(self, parts: Sequence[tuple[int, BDDFunction]], least: int) -> BDDFunction:
        """Where the numbers of all truths that hold come to so much at least."""
        parts = sorted(parts, key=lambda part: self._top_level(part[1]))
        most, fewest = [0], [0]
        for number, _ in reversed(parts):
            most.append(most[-1] + max(number, 0))
            fewest.append(fewest[-1] + min(number, 0))
        bounds = list(zip(reversed(most), reversed(fewest), strict=True))

        def open_still(place: int, wanted: Iterable[int]) -> set[int]:
            high, low = bounds[place]
            return {want for want in wanted if low < want <= high}

        wanted = [open_still(0, [least])]
        for place, (number, _) in enumerate(parts, 1):
            now = wanted[-1]
            wanted.append(open_still(place, {*now, *(want - number for want in now)}))
            if sum(map(len, wanted)) > MOST_SUMS:
                raise MemoryError
        known: dict[int, BDDFunction] = {}

        def found(place: int, want: int) -> BDDFunction:
            high, low = bounds[place]
            return known[want] if low < want <= high else self.constant(want <= low)

        for place in range(len(parts) - 1, -1, -1):
            number, truth = parts[place]
            known = {
                want: truth.ite(found(place + 1, want - number), found(place + 1, want))
                for want in wanted[place]
            }
        return found(0, least)
