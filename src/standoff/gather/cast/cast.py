"""The cast of a document: everybody it mentions, and who is meant at each word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from standoff.gather.cast.actor_file import ActorFile
from standoff.gather.cast.complements import Complements
from standoff.gather.cast.coreference import Coreference
from standoff.gather.cast.ellipsis import Ellipsis
from standoff.gather.cast.home import at_home
from standoff.gather.cast.phrases import Draft, Phrases
from standoff.gather.cast.surnames import with_surnames
from standoff.gather.cast.who import Register, Who
from standoff.gather.cast.words import MEASURES
from standoff.gather.faults import Faults
from standoff.gather.parse import Parse
from standoff.gather.records import Actor, Mention

DEEPEST = 6
"""How far conjuncts are followed."""


@dataclass(frozen=True)
class Cast:
    """Everybody a document mentions.

    ``actors`` are in the order in which they are first mentioned, their mentions in order of
    text.
    """

    actors: tuple[Actor, ...]
    _parse: Parse = field(repr=False)
    _inner: Mapping[int, Mention] = field(repr=False)
    _headed: Mapping[int, tuple[Mention, ...]] = field(repr=False)
    _by_id: Mapping[str, Actor] = field(repr=False)

    def at(self, word: int) -> Mention | None:
        """The innermost mention that a word belongs to."""
        return self._inner.get(word)

    def actor(self, mention: Mention) -> Actor:
        """Who is mentioned."""
        return self._by_id[mention.actor]

    def named_by(self, word: int) -> tuple[Mention, ...]:
        """Everybody whom the noun phrase headed by a word denotes, conjuncts included.

        Where a word stands for several ("both countries"), these are mentions elsewhere.
        """
        found = list(self._denoted(word))
        children, dep = self._parse.children, self._parse.dep
        at = word
        for _ in range(DEEPEST):
            at = next((each for each in children[at] if dep[each] == "conj"), -1)
            if at < 0:
                break
            if self._parse.pos[at] in ("NOUN", "PROPN", "PRON", "ADJ"):
                found.extend(self._denoted(at))
        return tuple(dict.fromkeys(found))

    def _denoted(self, word: int) -> tuple[Mention, ...]:
        found = self._headed.get(word, ())
        if found or self._parse.lemma[word] not in MEASURES:
            return found
        for each in self._parse.children[word]:
            if self._parse.word[each] == "of":
                for inner in self._parse.children[each]:
                    if inner in self._headed:
                        return self._headed[inner]
        return ()


def of(parse: Parse, date: str, actors: ActorFile, faults: Faults) -> Cast:
    """The cast of a parse; ``date`` is the document's, an ISO date, or empty.

    Where what stands beside names or refers back to them cannot be followed, it is the cast of
    the names alone.
    """
    register = Register(actors, date)
    named = Phrases(parse, actors, register).read(faults)
    whole = parse.span(0, len(parse)) if len(parse) else (0, 0)
    with faults.kept("actors", whole):
        complements = Complements(parse, register, named)
        joined = Ellipsis(parse, register, actors.agents.forms).filled(complements.join())
        drafts = with_surnames(parse, register, joined, complements.offices)
        coreference = Coreference(parse, register, drafts, actors.kinds)
        found = coreference.resolve(faults)
        at_home(register, found, complements.offices)
        return _cast(parse, register, found, coreference.joint)
    return _cast(parse, register, named, {})


def _cast(
    parse: Parse,
    register: Register,
    drafts: Sequence[Draft],
    joint: Mapping[int, tuple[Draft, ...]],
) -> Cast:
    mentions = _mentions(parse, drafts)
    by_actor: dict[str, list[Mention]] = {}
    for mention in sorted(mentions.values(), key=lambda each: (each.start, -each.end)):
        by_actor.setdefault(mention.actor, []).append(mention)
    actors = tuple(_actor(register.all[id], found) for id, found in by_actor.items())
    headed: dict[int, tuple[Mention, ...]] = {}
    for draft in sorted(drafts, key=lambda each: each.last - each.first, reverse=True):
        mention = mentions[parse.span(draft.first, draft.last)]
        known = headed.get(draft.head, ())
        if not known or (
            all(each.actor != mention.actor for each in known) and _twin(draft, known, parse)
        ):
            headed[draft.head] = (*known, mention)
    for word, several in joint.items():
        found = (mentions[parse.span(each.first, each.last)] for each in several)
        headed[word] = tuple(dict.fromkeys(found))
    return Cast(actors, parse, _inner(parse, drafts, mentions), headed, {a.id: a for a in actors})


def _twin(draft: Draft, known: Sequence[Mention], parse: Parse) -> bool:
    """Whether a mention is the other of "Israeli and Palestinian officials"."""
    return draft.agent is not None and parse.end[draft.last - 1] == known[0].end


def _mentions(parse: Parse, drafts: Iterable[Draft]) -> dict[tuple[int, int], Mention]:
    found: dict[tuple[int, int], Mention] = {}
    for draft in drafts:
        span = parse.span(draft.first, draft.last)
        if span not in found:
            found[span] = Mention(draft.who.id, *span, draft.kind, draft.rule)
    return found


def _inner(
    parse: Parse, drafts: Iterable[Draft], mentions: Mapping[tuple[int, int], Mention]
) -> dict[int, Mention]:
    inner: dict[int, Mention] = {}
    for draft in sorted(drafts, key=lambda each: each.last - each.first, reverse=True):
        mention = mentions[parse.span(draft.first, draft.last)]
        for word in range(draft.first, draft.last):
            inner[word] = mention
    return inner


def _actor(who: Who, mentions: Sequence[Mention]) -> Actor:
    return Actor(who.id, who.name, who.code, who.sector, tuple(mentions))
