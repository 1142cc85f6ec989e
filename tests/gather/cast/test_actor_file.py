"""The actor file: ours, what users add, the dates of entries, and mistakes to the letter."""

from __future__ import annotations

import pytest

from standoff.errors import RequestError
from standoff.gather.cast.actor_file import load, ours, sense_on
from standoff.gather.cast.entries import INTERNATIONAL, SECTORS
from tests.gather.cast.made import read

HEADER = b"kind,code,sector,from,to,name,also\n"


def mistake(name: str, content: bytes) -> str:
    with pytest.raises(RequestError) as error:
        load([(name, content)])
    return str(error.value)


# ---------------------------------------------------------------- ours


def test_every_name_of_ours_has_a_code_that_some_country_has_or_is_international() -> None:
    codes = {*ours().countries, *INTERNATIONAL}
    for form, senses in ours().names.forms.items():
        for sense in senses:
            kind = sense.entry.kind
            assert kind in ("none", "given") or sense.entry.code in codes or form in KURDS, form


KURDS = ("Kurdistan", "Kurd", "Kurds", "Kurdish")


def test_every_country_of_iso_3166_is_there() -> None:
    assert len(ours().countries) >= 249
    assert {"USA", "PAK", "ZWE", "XKX", "TWN", "SSD", "PSE"} <= set(ours().countries)


def test_a_name_means_one_country_on_a_day() -> None:
    for form, senses in ours().names.forms.items():
        on = [each for each in senses if each.entry.holds("2005-06-15")]
        roles = {each.entry.code for each in on if each.entry.kind in ("country", "group")}
        assert len(roles) <= 1, (form, roles)


def test_sectors_are_plovers() -> None:
    for gazetteer in (ours().names, ours().agents):
        for form, senses in gazetteer.forms.items():
            assert senses[0].entry.sector[:3] in ("", *SECTORS), form


def test_ours_is_read_once_and_told_by_its_digest() -> None:
    assert ours() is ours()
    assert load() is ours()
    assert len(ours().sha256) == 64


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("day", "sector"),
    [("1995-05-01", "REB"), ("1999-01-01", "GOV"), ("2010-01-01", "REB"), ("2022-01-01", "GOV")],
)
def test_the_day_decides_what_a_group_is(day: str, sector: str) -> None:
    senses = ours().names.forms["Taliban"]
    assert sense_on(senses, day)[0].entry.sector == sector


def test_an_undated_document_takes_the_first_entry() -> None:
    senses = ours().names.forms["Taliban"]
    assert sense_on(senses, "")[0] is senses[0]


def test_a_person_out_of_office_is_of_the_elites() -> None:
    content = HEADER + b"person,NOR,GOV,2001-01-01,2004-12-31,Ola Vik,\n"
    actors = load([("mine.csv", content)])
    text = "Ola Vik spoke in Oslo."
    assert read(text, "2003-05-05", actors).who("Ola Vik") == ("NOR", "GOV")
    assert read(text, "2010-05-05", actors).who("Ola Vik") == ("NOR", "ELI")
    assert read(text, "", actors).who("Ola Vik") == ("NOR", "GOV")


def test_two_of_a_name_are_told_apart_by_the_day_or_the_country() -> None:
    rows = b"person,NOR,GOV,,2004-12-31,Kim Dahl,\nperson,DNK,GOV,2005-01-01,,Kim Dahl,\n"
    actors = load([("mine.csv", HEADER + rows)])
    assert read("Kim Dahl spoke.", "2003-05-05", actors).who("Kim Dahl")[0] == "NOR"
    assert read("Kim Dahl spoke.", "2013-05-05", actors).who("Kim Dahl")[0] == "DNK"
    found = read("Danish President Kim Dahl spoke.", "", actors)
    assert found.who("Danish President Kim Dahl") == ("DNK", "GOV")


# ---------------------------------------------------------------- users' files


CSV = b"""# ours to be corrected
kind,code,sector,name,also
group,NOR,REB,Fjord Front,FF|Fjord Fronters
organisation,IGO,,Baltic Club,
group,LBN,PTY,Hezbollah,
"""
TOML = b"""
[[actor]]
kind = "group"
code = "NOR"
sector = "REB"
name = "Fjord Front"
also = ["FF", "Fjord Fronters"]
from = 1999-01-01

[[actor]]
kind = "agent"
sector = "REB"
being = "person"
name = "berserker"
plural = ["berserkers"]
"""


def test_users_add_actors_in_csv() -> None:
    actors = load([("mine.csv", CSV)])
    found = read("The Fjord Front met the Baltic Club. The FF left.", "", actors)
    assert found.who("Fjord Front") == ("NOR", "REB")
    assert found.who("Baltic Club") == ("IGO", "")
    assert found.id("FF") == "fjord-front"


def test_users_add_actors_in_toml() -> None:
    actors = load([("mine.toml", TOML)])
    found = read("Norwegian berserkers joined the Fjord Front.", "", actors)
    assert found.who("Norwegian berserkers") == ("NOR", "REB")
    assert found.who("Fjord Front") == ("NOR", "REB")


def test_a_users_entry_beats_ours_under_all_its_names() -> None:
    actors = load([("mine.csv", CSV)])
    found = read("Hezbollah spoke. Hizbollah spoke again.", "", actors)
    assert found.who("Hezbollah") == ("LBN", "PTY")
    assert found.id("Hizbollah") == "hezbollah"
    assert read("Hezbollah spoke.").who("Hezbollah") == ("LBN", "REB")


def test_the_later_of_two_files_counts() -> None:
    one = HEADER + b"group,NOR,REB,,,Fjord Front,\n"
    two = HEADER + b"group,NOR,PTY,,,Fjord Front,\n"
    actors = load([("one.csv", one), ("two.csv", two)])
    assert read("The Fjord Front won.", "", actors).who("Fjord Front") == ("NOR", "PTY")


def test_the_digest_is_of_what_was_read() -> None:
    assert load([("a.csv", CSV)]).sha256 == load([("b.csv", CSV)]).sha256
    assert len({load([("a.csv", CSV)]).sha256, ours().sha256, load([("a.toml", TOML)]).sha256}) == 3


def test_names_may_have_commas_quotes_and_any_script() -> None:
    rows = 'organisation,IGO,,,,"Club, the ""Big"" One",\ngroup,RUS,REB,,,Фронт,\n'
    actors = load([("mine.csv", HEADER + rows.encode())])
    assert 'Club, the "Big" One' in actors.names.forms
    assert read("They joined the Фронт.", "", actors).id("Фронт") == "фронт"


def test_a_country_may_be_anybodys() -> None:
    rows = b"kind,code,name,people,seats\ncountry,RUR,Ruritania,Ruritanian|Ruritanians,Strelsau\n"
    more = b"kind,code,name\ngroup,RUR,Black Michaelites\n"
    actors = load([("mine.csv", rows), ("more.csv", more)])
    found = read("Ruritanian troops left. Strelsau met the Black Michaelites.", "", actors)
    assert found.who("Ruritanian troops") == ("RUR", "MIL")
    assert found.who("Strelsau") == ("RUR", "GOV")
    assert found.who("Black Michaelites") == ("RUR", "")


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"grup,NOR,,,,A,\n", "mine.csv:2: “grup” is not a kind; did you mean “group”?"),
        (b"group,NOR,,,,,\n", "mine.csv:2: an actor without a name; fill in `name`"),
        (
            b"group,NRW,,,,A,\n",
            "mine.csv:2: “NRW” is not the code of a country; write three letters by ISO 3166-1, "
            "or IGO, NGO, IMG or ISM",
        ),
        (
            b"group,NOR,GVO,,,A,\n",
            f"mine.csv:2: “GVO” is not a sector; known: {', '.join(SECTORS)}",
        ),
        (
            b"group,NOR,,1999-13-01,,A,\n",
            "mine.csv:2: “1999-13-01” is not a date; write YYYY-MM-DD",
        ),
        (b"seat,,,,,A,\n", "mine.csv:2: a seat without a code; fill in `code`"),
        (b"group,NOR,,19990101,,A,\n", "mine.csv:2: “19990101” is not a date; write YYYY-MM-DD"),
        (
            b"group,NOR,,1999-01-02,1999-01-01,A,\n",
            "mine.csv:2: it ends before it begins; `from` comes before `to`",
        ),
        (
            b"# why\n\ngroup,NOR,,,,A,B,C\n",
            "mine.csv:4: 8 columns, the header has 7; put a name with a comma in quotes",
        ),
        (
            b'group,NOR,,,,"A" B,\n',
            "mine.csv:2: this is not CSV: ',' expected after '\"'; "
            "mend the quotation marks around this place",
        ),
        (b"group,NOR,,,,\xff,\n", "mine.csv:2: this is not UTF-8 text; save it as UTF-8"),
        (
            b"agent,,REB,,,raider,\n",
            "mine.csv:2: no `being`; known: body, people, person, things, title",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(row: bytes, says: str) -> None:
    assert mistake("mine.csv", HEADER + row) == says


GROUP = b"[[actor]]\nkind = 'group'\n"
AGENT = b"[[actor]]\nkind = 'agent'\nbeing = 'person'\nname = 'A'\n"
NOTHING_ELSE = "mine.toml:1: an actor file has tables [[actor]] and nothing else; "


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("mine.csv", b"", "mine.csv: there are no actors; begin with a line kind,code,sector,"),
        ("mine.csv", b"kind,nmae\n", "mine.csv:1: “nmae” is not a column; did you mean “name”?"),
        ("mine.csv", b"kind\n", "mine.csv:1: there is no column `name`; add it to the first line"),
        ("mine.xls", b"", "mine.xls: actors are written in CSV or TOML; end its name in .csv or"),
        ("mine.toml", b"[[actor]\n", "mine.toml: this is not TOML: "),
        ("mine.toml", b"[[actors]]\nname = 'A'\n", NOTHING_ELSE + "did you mean “actor”?"),
        ("mine.toml", b"", NOTHING_ELSE + "begin each with [[actor]]"),
        (
            "mine.toml",
            b"\n" + GROUP + b"name = 'A'\nalias = 'C'\n",
            "mine.toml:2: “alias” is not a column; did you mean “also”?",
        ),
        (
            "mine.toml",
            GROUP + b"name = 3\n",
            'mine.toml:1: `name` is not a text; write it in quotes: "..."',
        ),
        (
            "mine.toml",
            GROUP + b"name = 'A'\n" + GROUP + b"name = 'B'\nalso = 4\n",
            'mine.toml:4: `also` is not a list; write it as ["...", "..."]',
        ),
        (
            "mine.toml",
            AGENT + b"yields = 'yes'\n",
            "mine.toml:1: `yields` is true or false; write yields = true",
        ),
        ("mine.toml", b"a = " + b"[" * 100_000, "mine.toml: "),
    ],
)
def test_a_file_that_is_none_is_told(name: str, content: bytes, says: str) -> None:
    assert mistake(name, content).startswith(says)


def test_a_name_has_at_most_200_characters() -> None:
    says = mistake("mine.csv", HEADER + b"group,NOR,,,," + b"A" * 201 + b",\n")
    assert says == "mine.csv:2: `name` has 201 characters; at most 200"


def test_many_actors_of_one_first_word_are_looked_up_by_length() -> None:
    rows = b"".join(b"organisation,IGO,,,,Club %d of Ys,\n" % n for n in range(20_000))
    actors = load([("mine.csv", HEADER + rows)])
    assert len(actors.names.lengths["Club"]) == 5
    assert read("Club 777 of Ys voted.", "", actors).id("Club 777 of Ys") == "club-777-of-ys"
