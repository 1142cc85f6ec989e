"""Which actors are which side: named by code, by id, or by any name that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standoff.errors import RequestError
from standoff.gather.records import Actor, Gathered, MentionKind, Span

FEWEST, MOST = 2, 6


def asked_for(names: Sequence[str]) -> tuple[str, ...]:
    """The sides as they were asked for, if they can be the sides of one dispute.

    Raises:
        RequestError: if they are too few, too many, or one of them twice.
    """
    wanted = tuple(name.strip() for name in names if name.strip())
    if not FEWEST <= len(wanted) <= MOST:
        raise RequestError(
            f"a worksheet is of {FEWEST} to {MOST} sides, not {len(wanted)}",
            "name them as standoff gather --show actors does: --sides USA,PAK",
        )
    folded = [name.casefold() for name in wanted]
    if twice := next((name for name in wanted if folded.count(name.casefold()) > 1), None):
        raise RequestError(f"the side “{twice}” is named twice", "name each side once")
    return wanted


def side_of(actor: Actor, text: str, wanted: Sequence[str]) -> int | None:
    """The number of the side an actor belongs to: by its id or a name, else by its code."""
    folded = [name.casefold() for name in wanted]
    for told in (*_called(actor, text), actor.code.casefold()):
        if told and told in folded:
            return folded.index(told)
    return None


def _called(actor: Actor, text: str) -> Iterator[str]:
    yield actor.id.casefold()
    yield actor.name.casefold()
    for mention in actor.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            yield " ".join(text[mention.start : mention.end].split()).casefold()


def sides_of(found: Gathered, wanted: Sequence[str]) -> Mapping[Span, int]:
    """The side of each mention of a document that belongs to one."""
    text = found.document.text
    return {
        (mention.start, mention.end): side
        for actor in found.actors
        if (side := side_of(actor, text, wanted)) is not None
        for mention in actor.mentions
    }
