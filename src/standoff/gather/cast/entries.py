"""What a line of an actor file says, and whether it may say so."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from standoff.errors import RequestError, nearest_hint

SECTORS = {
    "GOV": "government", "MIL": "military", "REB": "rebels", "OPP": "opposition",
    "PTY": "party", "COP": "police", "JUD": "courts", "SPY": "intelligence",
    "LEG": "legislature", "MED": "media", "EDU": "education", "BUS": "business",
    "CRM": "criminals", "CVL": "civilians", "ELI": "elites", "HLH": "health", "JRN": "media",
    "LAB": "labour", "AGR": "farmers", "NGO": "non-governmental", "REF": "refugees",
    "REL": "religious", "SOC": "society", "UAF": "unidentified armed force",
}  # fmt: skip
"""PLOVER's sectors, and what each is called in the name of an actor."""
INTERNATIONAL = ("IGO", "NGO", "IMG", "ISM")
"""Codes of actors that act in many countries."""
KINDS = (
    "country", "seat", "place", "organisation", "group", "person", "agent", "given", "twin", "none",
)  # fmt: skip
BEINGS = ("person", "body", "people", "things", "title")
LISTS = ("also", "people", "seats", "plural", "kinds")
"""Columns that hold several names, in CSV with ``|`` between them."""
COLUMNS = ("kind", "code", "sector", "from", "to", "name", *LISTS, "being", "yields")
LETTERS = 3
"""Letters of a country's code."""
LONGEST = 200
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an actor file; ``since`` and ``until`` are ISO dates, both included."""

    kind: str
    name: str
    code: str = ""
    sector: str = ""
    since: str = ""
    until: str = ""
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    being: str = ""
    yields: bool = False

    def holds(self, day: str) -> bool:
        """Whether it holds on an ISO date; on no date it always does."""
        return not day or ((self.since or day) <= day <= (self.until or day))


def entry(row: Mapping[str, str | tuple[str, ...]], where: str, codes: Set[str]) -> Entry:
    """An entry by its columns; ``codes`` are those of countries, none to take any.

    A country may bring a code of its own.

    Raises:
        RequestError: if it cannot be one, beginning with ``where`` it stands.
    """
    texts = {column: _text(row.get(column, ""), column, where) for column in COLUMNS[:6]}
    lists = {column: _names(row.get(column, ()), column, where) for column in LISTS}
    being = _text(row.get("being", ""), "being", where)
    if not texts["name"]:
        raise RequestError(f"{where}: an actor without a name", "fill in `name`")
    _one_of(texts["kind"], KINDS, "kind", where)
    _coded(texts["kind"], texts["code"], where, codes)
    if texts["sector"] and texts["sector"][:3] not in SECTORS:
        remedy = f"known: {', '.join(SECTORS)}"
        raise RequestError(f"{where}: “{texts['sector']}” is not a sector", remedy)
    if texts["kind"] == "agent" or being:
        _one_of(being, BEINGS, "being", where)
    _dated(texts["from"], texts["to"], where)
    return Entry(
        texts["kind"],
        texts["name"],
        texts["code"],
        texts["sector"],
        texts["from"],
        texts["to"],
        being=being,
        yields=row.get("yields", "") in ("yes", "true"),
        **lists,
    )


def _text(value: object, column: str, where: str) -> str:
    if not isinstance(value, str):
        raise RequestError(f"{where}: `{column}` is not a text", 'write it in quotes: "..."')
    if len(value) > LONGEST:
        raise RequestError(
            f"{where}: `{column}` has {len(value):,} characters", f"at most {LONGEST}"
        )
    return value if value.isalnum() else " ".join(value.split())


def _names(value: object, column: str, where: str) -> tuple[str, ...]:
    if not value:
        return ()
    if isinstance(value, str):
        value = value.split("|")
    if not isinstance(value, list | tuple):
        raise RequestError(f"{where}: `{column}` is not a list", 'write it as ["...", "..."]')
    return tuple(filter(None, (_text(each, column, where) for each in value)))


def _one_of(value: str, known: tuple[str, ...], column: str, where: str) -> None:
    if value not in known:
        says = f"{where}: “{value}” is not a {column}" if value else f"{where}: no `{column}`"
        raise RequestError(says, nearest_hint(value, known))


def _coded(kind: str, code: str, where: str, codes: Set[str]) -> None:
    if not code and kind in ("country", "seat", "twin"):
        raise RequestError(f"{where}: a {kind} without a code", "fill in `code`")
    own = kind == "country" and len(code) == LETTERS and code.isalpha() and code.isupper()
    if code and codes and not own and code not in codes and code not in INTERNATIONAL:
        raise RequestError(
            f"{where}: “{code}” is not the code of a country",
            "write three letters by ISO 3166-1, or IGO, NGO, IMG or ISM",
        )


def _dated(since: str, until: str, where: str) -> None:
    for day in filter(None, (since, until)):
        try:
            if date.fromisoformat(day).isoformat() != day:
                raise ValueError
        except ValueError:
            raise RequestError(f"{where}: “{day}” is not a date", "write YYYY-MM-DD") from None
    if since and until and since > until:
        raise RequestError(f"{where}: it ends before it begins", "`from` comes before `to`")
