"""The findings of `standoff ask` by the definitions of edition 2 alone: slow, on plain sets.

Nothing of the machinery is used: records and statements as an analyst writes them, and the other
rooms of this oracle (`oracle`: states, moves, stability; `oracle_levers`: what can be chosen and
set; `oracle_packages`: the test of threats; `oracle_findings`: all of them by id; `oracle_claims`).
`oracle_reasons`, `oracle_ways` and `oracle_conditions` stand apart.

Where the definitions leave something open, this is how they are read here:

a. Few: of two states the one with less changed of the first kind of option (offers, threats,
   unmarked) in which they differ, by inclusion, is nearer, and where these two sets of changes
   are no part of one another, neither is. Were each kind looked for on its own, an option written
   as an exclusive pair could change the answer.
b. Where A, B and the goal cannot tell apart what A may set, all of it stays, and a finding must
   hold in each.
c. A `no_move` of B's is asked of q and of B's choice with all others as at q, feasible or not.
d. `threats.all` is blank where no threat can be put on, too.
e. In `stands`, as in `bites`, a tie is enough to deter. It is blank unless a third side has a
   move in some state.
f. "None of the threats" and "offers as at q" in an unconditional package: further offers are as
   few changed from q as the rules allow.
g. `idle`: choices of B are the same, too, where what comes of them is one merged state.
h. The empty sequence leads from q to q: where the goal holds at q there is no deadlock.
i. No settlement at all: `settlement.seq` and `settlement.nash` fail.
"""

from __future__ import annotations

from collections.abc import Collection

from standoff.model.dispute import Dispute, Reading
from standoff.model.statement import Statement
from tests.oracle import World
from tests.oracle_claims import claim_cell
from tests.oracle_findings import findings
from tests.oracle_levers import Case, Cell
from tests.oracle_packages import Package


def ledger(
    dispute: Dispute,
    by: str | None = None,
    target: str | None = None,
    goal: str | Statement | None = None,
) -> dict[str, list[Cell]]:
    """To each finding and claim its cells, one per reading, in the order of the readings."""
    rows = [cells(dispute.under(reading), by, target, goal) for reading in dispute.readings()]
    return {id: [row[id] for row in rows] for id in rows[0]}


def package(
    dispute: Dispute,
    reading: Reading,
    threats: Collection[str] = (),
    offers: Collection[str] = (),
) -> Package:
    """One conditional package under one reading: y, z, each part, the reason if it has none."""
    case = Case.of(dispute.under(reading))
    return Package(case, frozenset(threats), frozenset(offers))


def cells(
    dispute: Dispute,
    by: str | None = None,
    target: str | None = None,
    goal: str | Statement | None = None,
) -> dict[str, Cell]:
    """Every finding and claim about a dispute as it is written, by id."""
    world = World(dispute)
    found = findings(Case.of(dispute, by, target, goal, world=world))
    for claim in dispute.claims:
        cell = claim_cell(dispute, claim, world)
        assert found.setdefault(claim.id, cell) is cell, f"{claim.id} names two columns"
    return found
