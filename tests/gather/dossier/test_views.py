"""What a dossier says: acts and dyads counted once, searches that find, tables that are tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import RequestError
from standoff.files.csv import FORMULA, table_lines
from standoff.gather.dossier import exports, periods
from standoff.gather.dossier.acts import acts
from standoff.gather.dossier.counts import counts
from standoff.gather.dossier.dossier import Dossier, reading
from standoff.gather.dossier.dyads import Balance, party, timeline
from standoff.gather.dossier.keeping import gathering
from standoff.gather.dossier.search import search
from standoff.gather.dossier.tables import COLUMNS, table
from standoff.gather.dossier.who import who
from standoff.gather.records import Actor, Gathered, Mention, MentionKind, SectionKind, Status
from tests.gather.dossier.made import BY, TOLD, dossier, found, gathered, keep

OPEN = ExitStack()


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    OPEN.close()


# ---------------------------------------------------------------- acts


def test_an_act_that_is_told_twice_is_one() -> None:
    threat, demand, rejection = acts(found())
    assert [each.told.type for each in (threat, demand, rejection)] == [
        "THREATEN",
        "DEMAND",
        "REJECT",
    ]
    assert len(threat.tellings) == 2
    assert [actor.id for each in threat.source for actor in each.actors] == ["arda"]
    assert [actor.id for each in demand.claimed_by for actor in each.actors] == ["minister"]
    assert rejection.target == ()


def test_the_firmest_telling_stands_for_the_act() -> None:
    made = found()
    first, *rest, last = made.events
    wished = replace(first, status=Status.CONDITIONAL)
    (act,) = acts(replace(made, events=(wished, replace(first, status=Status.CLAIMED))))
    assert act.told.status is Status.CLAIMED
    (act,) = acts(replace(made, events=(last, first)))
    assert act.told is first
    assert act.tellings == (last, first)
    assert rest


@given(gathered())
def test_every_event_is_a_telling_of_one_act(made: Gathered) -> None:
    told = [each for act in acts(made) for each in act.tellings]
    assert sorted(map(repr, told)) == sorted(map(repr, made.events))
    assert len({each.cluster for each in made.events}) == len(list(acts(made)))
    with gathering("", BY) as keeping:
        keep(keeping, [made])
        assert counts(keeping).acts == len(list(acts(made)))


# ---------------------------------------------------------------- dyads


def opened(*made: Gathered) -> Dossier:
    """A dossier that is gone with the test."""
    keeping = OPEN.enter_context(gathering("", BY))
    keep(keeping, made)
    return keeping


def test_dyads_have_the_sum_of_acts_by_day() -> None:
    later = found(TOLD + "More.", "later.txt", "2017-12-01")
    undated = found(TOLD + "Still more.", "undated.txt", "")
    seen = timeline(opened(found(), later, undated))
    (one,) = seen.dyads
    day = Balance(-12.0, 2)
    assert (one.source, one.target) == ("ARD", "BOR")
    assert one.days == {"": day, "2017-10-03": day, "2017-12-01": day}
    assert one.total == Balance(-36.0, 6)
    assert (seen.documents, seen.unreal, seen.alone) == (3, 0, 3)


@pytest.mark.parametrize(
    "status", [Status.ATTEMPTED, Status.FUTURE, Status.CONDITIONAL, Status.NEGATED]
)
def test_what_does_not_happen_does_not_count(status: Status) -> None:
    made = found()
    seen = timeline(opened(replace(made, events=(replace(made.events[0], status=status),))))
    assert (seen.dyads, seen.unreal, seen.alone) == ((), 1, 0)


def test_a_reciprocal_act_counts_in_both_directions() -> None:
    made = found()
    threat = made.events[0]
    both = replace(threat, source=threat.source + threat.target, target=(), reciprocal=True)
    seen = timeline(opened(replace(made, events=(both,))))
    assert [(each.source, each.target) for each in seen.dyads] == [("ARD", "BOR"), ("BOR", "ARD")]


def test_one_word_for_several_is_several_parties() -> None:
    made = found()
    arda, boria, minister = made.actors
    shared = Mention("minister", *made.events[0].source[0], MentionKind.PRONOUN, "x")
    rebels = replace(minister, name="The Free Ardans", sector="REB", mentions=(shared,))
    seen = timeline(opened(replace(made, actors=(arda, boria, rebels), events=made.events[:1])))
    assert [each.source for each in seen.dyads] == ["ARD", "The Free Ardans"]


def test_those_whom_nobody_knows_are_called_by_the_words() -> None:
    made = found()
    (each,) = timeline(opened(replace(made, actors=made.actors[1:], events=made.events[:1]))).dyads
    assert (each.source, each.target) == ("Arda", "BOR")


def test_nobody_acts_towards_himself() -> None:
    made = found()
    own = replace(made.events[0], target=made.events[0].source)
    seen = timeline(opened(replace(made, events=(own,))))
    assert (seen.dyads, seen.alone) == ((), 1)


@pytest.mark.parametrize(
    ("code", "sector", "called"),
    [
        ("USA", "", "USA"),
        ("USA", "GOV", "USA"),
        ("USA", "MIL", "USA"),
        ("USA", "OPP", "name"),
        ("AFG", "REB", "name"),
        ("IGO", "", "name"),
        ("", "GOV", "name"),
    ],
)
def test_a_state_is_whoever_acts_for_it(code: str, sector: str, called: str) -> None:
    assert party(Actor("id", "name", code, sector, ())) == called


@pytest.mark.parametrize(
    "stated", ["", "October", "2017", "2017-13-01", "0000-01-01", "2017-02-30"]
)
def test_what_is_no_date_is_undated(stated: str) -> None:
    (each,) = timeline(opened(found(date=stated))).dyads
    assert list(each.days) == [""]


# ---------------------------------------------------------------- periods


@pytest.mark.parametrize("by", periods.UNITS)
@given(st.lists(st.dates(), min_size=1, max_size=30))
def test_periods_hold_their_days_and_do_not_overlap(by: periods.Unit, days: list[date]) -> None:
    found = sorted({by(each) for each in days})
    assert all(by(each).start <= each.toordinal() < by(each).end for each in days)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len({each.label for each in found}) == len(found)
    sums = periods.taken_together({each.isoformat(): Balance(1.0, 1) for each in days}, by)
    assert sum(each.acts for each in sums.values()) == len(set(days))


def test_periods_are_called_by_their_numbers() -> None:
    labels = [unit(date(2017, 12, 31)).label for unit in periods.UNITS]
    assert labels == ["2017-12-31", "2017-12", "2017-Q4", "2017", "2010s", "2000-2099"]


# ---------------------------------------------------------------- search


def test_a_search_finds_words_in_any_form_and_says_in_which_section() -> None:
    kept = opened(found())
    hits = search(kept, "threats")
    assert hits.total == 1
    assert hits.hits[0].section is SectionKind.BODY
    start, end = hits.hits[0].span
    assert TOLD[start:end] == hits.hits[0].words
    assert "Arda threatened" in hits.hits[0].words
    assert [each.section for each in search(kept, "ATTACK now").hits] == [SectionKind.COMMENT]
    assert search(kept, "river attack").total == 0
    assert search(kept, "river", 1).total == 2
    assert len(search(kept, "river", 1).hits) == 1


@pytest.mark.parametrize(
    "text",
    [
        *('a"b', "NEAR(a b)", "river AND", "OR", "NOT x", "text:river", "-river", "riv*", "^a"),
        *("(((a", "a\ud800b", "{river}", "café ☃", "'; drop table document; --", "a" * 100_000),
    ],
)
def test_any_words_can_be_looked_for(text: str) -> None:
    kept = opened(found())
    assert search(kept, text).total in (0, 1, 2)
    assert kept.ids() == [1]


@pytest.mark.parametrize("text", ["", " ", "—", '"" ..', "*"])
def test_there_has_to_be_a_word(text: str) -> None:
    with pytest.raises(RequestError, match="there is no word to look for"):
        search(opened(found()), text)


def test_of_a_long_paragraph_the_telling_part_is_shown() -> None:
    words = "so many other words " * 300
    made = found(
        TOLD.replace(
            "The threat came", f"{words}Nobody mentioned the zebra. {words}The threat came"
        )
    )
    (hit,) = search(opened(made), "zebra").hits
    start, end = hit.span
    assert "the zebra" in hit.words
    assert end - start < 1000
    assert made.document.text[start:end] == hit.words


# ---------------------------------------------------------------- who, exports and tables


def test_actors_of_one_name_are_taken_together() -> None:
    one, other = found(), found(TOLD + "More.", "b.txt")
    known = who(opened(one, other))
    assert [(each.name, each.mentions, each.documents) for each in known] == [
        ("Boria", 6, 2),
        ("Arda", 4, 2),
        ("foreign minister", 2, 2),
    ]
    assert known[1].called == {"Arda": 2, "We": 2}
    assert known[1].document == "river.txt"


def test_every_record_has_its_place_rule_and_words() -> None:
    records = list(exports.lines(opened(found())))
    assert {each["record"] for each in records} == set(exports.KINDS)
    for each in records:
        assert each["document"] == 1
        assert each["file"] == "river.txt"
        assert each["rule"]
        if each["record"] != "document":
            assert each["words"] == TOLD[each["start"] : each["end"]]
    assert next(each for each in records if each["record"] == "document")["text"] == TOLD
    threat = next(each for each in records if each["record"] == "event")
    assert threat["source"][0]["actors"] == [
        {"id": "arda", "name": "Arda", "code": "ARD", "sector": ""}
    ]


def test_a_document_as_data_has_the_spans_of_its_records() -> None:
    made = found()
    data = json.loads(json.dumps(exports.document(made)))
    assert {"sections", "actors", "statements", "events"} <= data.keys()
    assert data["actors"][0]["mentions"] == [
        list(s) for s in ((made.events[0].source[0]), made.events[1].source[0])
    ]
    assert data["events"][3]["source"] == []
    assert data["events"][1]["claimed_by"] == data["statements"][0]["speaker"]
    quiet = replace(made, statements=(replace(made.statements[0], speaker=None),))
    assert exports.document(quiet)["statements"][0]["speaker"] is None


def read_back(kept: Dossier, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(table_lines(table(kept, kind))), newline="")))


@pytest.mark.parametrize("kind", COLUMNS)
def test_tables_have_every_record_and_their_columns_even_when_empty(kind: str) -> None:
    rows = read_back(opened(found()), kind)
    assert len(rows) == len(list(exports.lines(opened(found()), [kind])))
    assert all(tuple(row) == COLUMNS[kind] for row in rows)
    assert list(table(opened(), kind)) == [COLUMNS[kind]]


def test_a_row_of_an_event() -> None:
    row = read_back(opened(found()), "event")[1]
    assert (row["source"], row["source_code"], row["target"]) == ("Arda", "ARD", "Boria")
    assert (row["claimed_by"], row["claimed_by_code"]) == ("foreign minister", "ARD GOV")
    assert (row["goldstein"], row["words"], row["date"]) == ("-5.0", "demand", "2017-10-03")
    start, end = map(int, row["claimed_by_span"].split("-"))
    assert TOLD[start:end] == "the foreign minister of Arda"


@pytest.mark.parametrize("mark", FORMULA)
def test_text_is_no_formula_to_a_spreadsheet(mark: str) -> None:
    evil = f"{mark}HYPERLINK(A1)"
    made = found(name=evil)
    made = replace(made, actors=tuple(replace(each, name=evil) for each in made.actors))
    for kind in COLUMNS:
        for row in read_back(opened(made), kind):
            assert not any(cell.startswith(f"{mark}HYPER") for cell in row.values())
    assert read_back(opened(made), "actor")[0]["name"] == f"'{evil}"


@given(st.lists(gathered(), max_size=2, unique_by=lambda each: each.document.text))
def test_whatever_was_gathered_can_be_handed_on(made: list[Gathered]) -> None:
    kept = opened(
        *(replace(g, document=replace(g.document, sha256=str(n))) for n, g in enumerate(made))
    )
    for record in exports.lines(kept):
        json.dumps(record, ensure_ascii=False).encode()
    for kind in COLUMNS:
        assert len({len(row) for row in table(kept, kind)}) == 1
    timeline(kept)
    who(kept)
    json.dumps([exports.document(each) for each in kept.each()])


def test_views_of_a_file(tmp_path: Path) -> None:
    with reading(dossier(tmp_path / "d.db", found())) as kept:
        assert len(timeline(kept).dyads) == 1
        rules = kept.select("select count(*) from record where rule = ''")
        assert rules == [(0,)]
        joined = "select distinct actor from party_actor where role = 'source' order by 1"
        assert kept.select(joined) == [(0,), (1,)]
        assert kept.select("select actor from speaker_actor") == [(2,)]
