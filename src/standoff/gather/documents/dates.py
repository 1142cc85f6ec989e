"""The date a document states for itself: never guessed, none where it can be read in two ways."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\b(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>\d{{4}})\b"
_FORMS = re.compile(
    "|".join(
        (
            _DAY.format("d1")
            + r"(?:\s+of\s+|\s*[-/]\s*|\s+)"
            + _MONTH.format("m1")
            + r"[\s,/-]+"
            + _YEAR.format("y1"),
            r"\b"
            + _MONTH.format("m2")
            + r"\s+"
            + _DAY.format("d2")
            + r"[\s,]+"
            + _YEAR.format("y2"),
            r"\b(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d)",
            r"\b(?P<a>\d{1,2})(?P<s4>[-/.])(?P<b>\d{1,2})(?P=s4)(?P<y4>\d{4})\b",
        )
    ),
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_BESIDE = re.compile(
    r"\b(?:published|posted|updated|modified|created|filed|issued|released|dated?|last|first|on|at|in"
    r"|in print|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|[ap]\.?m\.?|gmt|utc|[a-z]{1,2}[sd]t|[cew]et|hrs|hours?|the|of|edition|print)\b"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?|[+-]\d{4}|\d+ min(?:ute)?s? read",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:updated|modified|accessed|retrieved|revised)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released|date|dated|filed|created)\b", re.IGNORECASE
)
_DATELINE = re.compile(r"[(\[]?[A-Z][\w.'’-]*(?:[ ,/]+[A-Z][\w.'’-]*){0,5}[,:\s(]+(?=\S)")
_DASH = re.compile(
    r"\s*(?:\([^)]{1,40}\)|\[[^\]]{1,40}\]|[A-Z][\w ]{1,20})?\s*[)\]]?\s*(?:-{1,2}|[\u2013—:])\s"
)
LONGEST_LINE = 100
"""Characters of a line that states a date and little else."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An ISO date in words; ``iso`` is empty where they can be read in two ways."""

    iso: str
    start: int
    end: int


def iso(value: str) -> str:
    """The day a machine-readable date begins with, else what its words say; empty for none."""
    if found := _ISO.match(value):
        return _date(*map(int, found.groups()))
    days = {each.iso for each in found_in(value[:LONGEST_LINE])}
    return days.pop() if len(days) == 1 else ""


def found_in(words: str) -> Iterator[Dated]:
    """Every full date in words."""
    for found in _FORMS.finditer(words):
        yield Dated(_read(found), *found.span())


def _read(found: re.Match[str]) -> str:
    for n in "12":
        if month := found[f"m{n}"]:
            return _date(int(found[f"y{n}"]), _MONTHS[month[:3].lower()], int(found[f"d{n}"]))
    if found["y3"]:
        return _date(int(found["y3"]), int(found["m3"]), int(found["d3"]))
    first, second, year = int(found["a"]), int(found["b"]), int(found["y4"])
    days = {_date(year, second, first), _date(year, first, second)} - {""}
    return days.pop() if len(days) == 1 else ""


def _date(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def rest(words: str) -> str | None:
    """What a line says besides a date and when it was published; None where it has no date."""
    dates = list(found_in(words)) if len(words) <= LONGEST_LINE else []
    if not dates:
        return None
    for each in reversed(dates):
        words = f"{words[: each.start]} {words[each.end :]}"
    return " ".join(re.sub(r"[^\w\s'’.]", " ", _BESIDE.sub(" ", words)).split()).strip(". ")


def says_published(words: str) -> bool:
    """Whether a line says when something was published."""
    return len(words) <= LONGEST_LINE and _PUBLISHED.match(words) is not None


def of_dateline(words: str) -> str:
    """The date in the dateline a report begins with: place, date, agency and a dash."""
    place = _DATELINE.match(words)
    if not place:
        return ""
    for dated in found_in(words[:LONGEST_LINE]):
        if dated.start <= place.end() and _DASH.match(words, dated.end):
            return dated.iso
    return ""


def stated(lines: Iterable[str]) -> str:
    """The date that lines near the title state: when it was published, before when it changed."""
    published: set[str] = set()
    plain: set[str] = set()
    later: set[str] = set()
    for line in lines:
        at = 0
        for dated in found_in(line):
            before, at = line[at : dated.start], dated.end
            if _LATER.search(before):
                later.add(dated.iso)
            elif _PUBLISHED.search(before):
                published.add(dated.iso)
            else:
                plain.add(dated.iso)
    days = published or plain or later
    return days.pop() if len(days) == 1 else ""
