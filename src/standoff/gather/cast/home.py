"""Where somebody is from in a document that names one country only."""

from __future__ import annotations

from collections.abc import Container, Sequence

from standoff.gather.cast.entries import INTERNATIONAL
from standoff.gather.cast.phrases import Draft
from standoff.gather.cast.who import Register
from standoff.gather.cast.words import ANYWHERE, AT_HOME


def at_home(register: Register, drafts: Sequence[Draft], holders: Container[str]) -> None:
    """Gives generic actors and ``holders`` of offices the only country that is named."""
    codes = {
        draft.who.code
        for draft in drafts
        if draft.who.code and draft.who.code not in INTERNATIONAL and draft.who.sector != "JRN"
    }
    if len(codes) != 1:
        return
    country = register.country(codes.pop())
    renewed: dict[str, str] = {}
    for draft in drafts:
        agent, who = draft.agent, draft.who
        if who.kind == "person" and who.id in holders and who.sector in AT_HOME:
            register.fill(who.id, country.code, "")
        if agent is None or agent.name in ANYWHERE or who.code:
            continue
        if draft.rule == "agent" and draft.open and draft.who.sector in AT_HOME:
            old = draft.who.id
            draft.who = register.generic(agent, agent.name, country)
            renewed[old] = draft.who.id
    for draft in drafts:
        if draft.who.id in renewed:
            draft.who = register.all[renewed[draft.who.id]]
