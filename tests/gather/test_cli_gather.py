"""`standoff gather` from the shell: documents in, a dossier out, whatever happens between."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from standoff import __version__
from standoff.cli import main
from standoff.files.whole import HIDDEN
from standoff.gather import annotate
from standoff.gather.cast import actor_file
from standoff.gather.documents.read import SUFFIXES
from standoff.gather.model import load
from tests.gather.dossier.made import BY, dossier, found
from tests.gather.dossier.test_dossier import dump
from tests.programs import begun, wait_until

ARTICLE = """The river talks

The government of Kenya threatened Uganda on Monday. "We will not leave," the foreign
minister of Uganda said. Kenya has accused Uganda of attacking its soldiers.
"""


def run(*words: str, stdin: bytes | None = None) -> Result:
    """In this process, whose model is loaded, unless a test says where."""
    here = () if {"--on", "--show", "--export"} & set(words) else ("--on", "1")
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, ["gather", *words, *here], input=stdin)


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    annotate.gathered(found().document, load(), actor_file.ours())


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def article(name: str, words: str = "") -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE + words, encoding="utf-8")
    return name


def articles(count: int) -> None:
    """A folder of documents, each another one."""
    for n in range(count):
        article(f"many/{n:03}.txt", f"\nIt was day {n} of the talks.\n" * 15)


def select(path: str, statement: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


# ---------------------------------------------------------------- what is gathered


def test_documents_become_a_dossier() -> None:
    article("a.txt")
    article("sub/b.md", "More.")
    result = run("a.txt", "sub", "-o", "d.db")
    assert result.exit_code == 0
    assert result.stderr == ""
    first, second, third = result.stdout.splitlines()
    assert first == "d.db: 2 documents"
    assert " mentions of " in second
    assert third == f"gathered by Standoff {__version__} with {load().name}"
    assert select("d.db", "select id, name from document") == [(1, "a.txt"), (2, "sub/b.md")]
    assert [each.name for each in Path().glob("d.db*")] == ["d.db"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    article("docs/a.txt")
    Path("docs/empty.txt").touch()
    Path("docs/z.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    result = run("docs", "nowhere.txt", "-o", "d.db")
    assert result.exit_code == 1
    told = sorted(result.stderr.splitlines())
    assert [line.split(":")[:2] for line in told] == [
        ["standoff", " docs/empty.txt"],
        ["standoff", " docs/z.txt"],
        ["standoff", " nowhere.txt"],
    ]
    assert told[2] == "standoff: nowhere.txt: cannot be read: No such file or directory"
    assert result.stdout.startswith("d.db: 1 document, 3 files that could not be read\n")
    kept = select("d.db", "select name from file where reason is not null order by id")
    assert kept == [("docs/empty.txt",), ("docs/z.txt",), ("nowhere.txt",)]


def test_the_same_document_is_held_once() -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        article(name)
    Path("d.txt").write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    result = run("b.txt", "a.txt", "b.txt", ".", "-o", "d.db")
    assert result.exit_code == 0
    assert select("d.db", "select id, name from document")[0] == (1, "b.txt")
    held = select("d.db", "select name from file where document = 1 order by id")
    assert [name for (name,) in held][:3] == ["b.txt", "a.txt", "c.md"] or len(held) >= 3


def test_without_a_dossier_what_was_gathered_is_printed() -> None:
    result = run(article("a.txt"))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "1 document"
    assert list(Path().iterdir()) == [Path("a.txt")]


def test_what_is_left_alone_in_a_folder_is_told() -> None:
    run(article("f/a.txt"), "-o", "f/d.db")
    for name in ("a.docx", "b.PHP", "c.rtf", "sub/d.docx", "README", "ab. and so on", ".hidden"):
        article(f"f/{name}")
    Path("f/own.csv").write_text("kind,code,name\n", encoding="utf-8")
    os.mkfifo("f/pipe")
    Path("f/folder").symlink_to(Path("f").absolute())
    words = ("f", "-o", "f/d.db", "--force")
    result = run(*words, "--actors", "f/own.csv")
    assert result.exit_code == 0
    told = "standoff: 6 files of other kinds in f were left alone (.docx, .php, .rtf, no ending)\n"
    assert result.stderr == told
    assert result.stdout.startswith("f/d.db: 1 document\n")
    many = [article(f"m/x.{n}") for n in range(10)]
    assert run(many[0], article("m/a.txt")).stderr == ""
    assert run("m").stderr.endswith("(.0, .1, .2, .3, .4, .5, .6, .7, …)\n")
    article("one/a.txt")
    article("one/\x1b.\x1b")
    told = "1 file of another kind in one was left alone (.\\x1b)\n"
    assert run("one").stderr == f"standoff: {told}"


def test_nothing_read_is_nothing_more_to_tell() -> None:
    result = run("none.txt")
    assert result.exit_code == 1
    assert result.stdout == "0 documents, 1 file that could not be read\n"


def test_one_document_as_json() -> None:
    result = run(article("a.txt"), "--json")
    data = json.loads(result.stdout)
    assert list(data) == [
        "document",
        "sections",
        "actors",
        "statements",
        "events",
        "courses",
        "faults",
    ]
    assert {each["kind"] for each in data["sections"]} >= {"body"}
    assert data["document"]["name"] == "a.txt"
    assert data["document"]["length"] == len(ARTICLE)
    assert data["document"]["model"] == load().name
    assert not list(Path().glob("*.db"))


def test_several_documents_as_json_are_a_list_in_their_order() -> None:
    names = [article("b.txt", "1"), article("a.txt", "2")]
    data = json.loads(run(*names, "--json").stdout)
    assert [each["document"]["name"] for each in data] == ["b.txt", "a.txt"]
    Path("one").mkdir()
    article("one/c.txt")
    assert len(json.loads(run("one", "--json").stdout)) == 1
    result = run("*.txt", "--json", "-o", "d.db")
    assert [each["document"]["name"] for each in json.loads(result.stdout)] == ["a.txt", "b.txt"]
    assert len(select("d.db", "select * from document")) == 2


def test_no_json_of_what_cannot_be_read() -> None:
    Path("empty.txt").touch()
    result = run("empty.txt", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    result = run("empty.txt", article("a.txt"), "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 1


def test_standard_input_is_a_document() -> None:
    result = run("-", "--json", stdin=ARTICLE.encode())
    assert json.loads(result.stdout)["document"]["name"] == "standard input"
    assert run("-", stdin=b"").exit_code == 1


def test_a_user_s_actors_are_known(tmp_path: Path) -> None:
    del tmp_path
    article("a.txt", "Zorgon threatened Uganda.\n")
    missing = run("a.txt", "--actors", "none.toml")
    assert missing.exit_code == 2
    assert "none.toml" in missing.stderr


# ---------------------------------------------------------------- go on, write over


def test_a_dossier_that_exists_is_refused() -> None:
    name = article("a.txt")
    assert run(name, "-o", "d.db").exit_code == 0
    before = Path("d.db").read_bytes()
    result = run(name, "-o", "d.db")
    assert result.exit_code == 2
    told = "standoff: “d.db” exists; --resume goes on with it, --force writes over it\n"
    assert result.stderr == told
    assert Path("d.db").read_bytes() == before


def test_going_on_leaves_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    run(article("docs/a.txt"), "-o", "d.db")
    article("docs/b.txt", "More.")
    done: list[str] = []
    real = annotate.gathered

    def noting(document: Any, *rest: Any) -> Any:
        done.append(document.name)
        return real(document, *rest)

    monkeypatch.setattr(annotate, "gathered", noting)
    result = run("docs", "-o", "d.db", "--resume", "--on", "1")
    assert result.exit_code == 0
    assert done == ["docs/b.txt"]
    assert result.stdout.startswith("d.db: 2 documents\n")
    assert run("docs", "-o", "new.db", "--resume").exit_code == 0


def test_writing_over_a_dossier_but_nothing_else() -> None:
    name = article("a.txt")
    run(name, article("b.txt", "More."), "-o", "d.db")
    assert run(name, "-o", "d.db", "--force").stdout.startswith("d.db: 1 document\n")
    other = article("other.txt")
    result = run(name, "-o", other, "--force")
    assert result.exit_code == 2
    assert result.stderr == (
        "standoff: “other.txt” cannot be written over: file is not a database; "
        "--force writes over dossiers only\n"
    )
    assert Path(other).read_text(encoding="utf-8") == ARTICLE
    with closing(sqlite3.connect("shop.db")) as connection, connection:
        connection.execute("create table goods (price)")
    result = run(name, "-o", "shop.db", "--force")
    assert result.exit_code == 2
    assert "another program's database; --force writes over dossiers only" in result.stderr
    assert select("shop.db", "select name from sqlite_master") == [("goods",)]


def test_an_old_dossier_stays_if_nothing_is_read() -> None:
    run(article("a.txt"), "-o", "d.db")
    before = Path("d.db").read_bytes()
    Path("empty.txt").touch()
    for word in ("none.txt", "empty.txt"):
        result = run(word, "-o", "d.db", "--force")
        assert (result.exit_code, result.stdout) == (2, "")
        last = "standoff: nothing could be read, so “d.db” stays as it was"
        assert result.stderr.splitlines()[-1] == last
        assert result.stderr.startswith(f"standoff: {word}: ")
    assert Path("d.db").read_bytes() == before
    assert not list(Path().glob(f"{HIDDEN}*"))


@pytest.mark.parametrize("how", ["--force", "--resume"])
@pytest.mark.parametrize("word", ["d.db", "link.db", "./d.db", "*.db"])
def test_a_dossier_is_not_gathered_from_into_itself(word: str, how: str) -> None:
    run(article("a.txt"), "-o", "d.db")
    before = Path("d.db").read_bytes()
    Path("link.db").symlink_to("d.db")
    result = run("a.txt", word, "-o", "d.db", how)
    assert (result.exit_code, result.stdout) == (2, "")
    told = "standoff: “d.db” is one of the documents; name another file for --output\n"
    assert result.stderr == told
    assert Path("d.db").read_bytes() == before


@pytest.mark.slow
def test_an_old_dossier_is_replaced_before_anything_is_printed() -> None:
    articles(2)
    run(article("a.txt"), "-o", "d.db")
    process = _begun("--force", "--json")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.wait()
    process.stderr.close()
    assert select("d.db", "select name from document") == [("many/000.txt",), ("many/001.txt",)]


def test_other_models_do_not_go_on_with_a_dossier() -> None:
    name = article("a.txt")
    run(name, "-o", "d.db")
    with closing(sqlite3.connect("d.db")) as connection, connection:
        connection.execute("update gathered_by set model = 'en_core_web_sm 3.8.0'")
    result = run(name, "-o", "d.db", "--resume")
    assert result.exit_code == 2
    assert "it was gathered with model en_core_web_sm 3.8.0, now en_core" in result.stderr


def test_an_error_of_ours_is_told_of_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(annotate, "gathered", broken)
    result = run(article("a.txt"), "-o", "d.db", "--on", "1")
    assert result.exit_code == 2
    assert result.stderr == (
        "standoff: a.txt: Standoff failed here (ZeroDivisionError: by zero)\n"
        "standoff: nothing could be read, so “d.db” was not made\n"
    )


# ---------------------------------------------------------------- wherever, stopped and killed


@pytest.mark.slow
def test_the_dossier_is_the_same_wherever_the_work_is_done() -> None:
    articles(12)
    article("many/copy.txt", "\nIt was day 5 of the talks.\n" * 15)
    Path("many/empty.txt").touch()
    for on in ("1", "2"):
        assert run("many", "-o", f"{on}.db", "--on", on).exit_code == 1
    assert dump(Path("1.db")) == dump(Path("2.db"))


def _begun(*words: str) -> subprocess.Popen[bytes]:
    return begun("gather", "many", "-o", "d.db", *words)


def _wait_for_documents(path: str, process: subprocess.Popen[bytes]) -> None:
    """Until some are in the dossier with this name or pattern, which its owner has locked."""
    some = Path(dossier(Path("empty.db"))).stat().st_size + 2**15
    wait_until(lambda: any(each.stat().st_size >= some for each in Path().glob(path)), process)


@pytest.mark.slow
@pytest.mark.parametrize("on", ["1", "2"])
def test_killed_and_gone_on_with(on: str) -> None:
    articles(60)
    process = _begun("--on", on)
    _wait_for_documents("d.db", process)
    process.kill()
    process.communicate()
    shown = run("--show", "events", "d.db")
    assert shown.exit_code == 0
    assert select("d.db", "pragma integrity_check") == [("ok",)]
    done = select("d.db", "select count(*) from document")[0][0]
    assert 0 < done < 60
    assert select("d.db", "select count(distinct document) from section") == [(done,)]
    result = run("many", "-o", "d.db", "--resume", "--on", "1")
    assert result.exit_code == 0
    assert run("many", "-o", "whole.db", "--on", "1").exit_code == 0
    assert dump(Path("d.db")) == dump(Path("whole.db"))
    assert [each.name for each in Path().glob("d.db*")] == ["d.db"]


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_stopped_while_writing_over(stop: signal.Signals) -> None:
    run(article("a.txt"), "-o", "d.db")
    before = Path("d.db").read_bytes()
    articles(60)
    process = _begun("--force", "--on", "2")
    _wait_for_documents(f"{HIDDEN}*/d.db", process)
    process.send_signal(stop)
    _, error = process.communicate()
    assert process.returncode in (-signal.SIGKILL, 130)
    assert Path("d.db").read_bytes() == before
    assert b"--resume" not in error
    if stop is signal.SIGINT:
        assert not list(Path().glob(f"{HIDDEN}*"))
    assert run("many", "-o", "d.db", "--force").stdout.startswith("d.db: 60 documents\n")


@pytest.mark.slow
def test_interrupted() -> None:
    articles(60)
    process = _begun("--on", "2")
    _wait_for_documents("d.db", process)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate()
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in error
    assert (
        error.decode()
        .splitlines()[-1]
        .endswith(
            "of 60 documents; kept in d.db: the same command with --resume goes on from there"
        )
    )
    assert run("--show", "actors", "d.db").exit_code == 0


# ---------------------------------------------------------------- requests that cannot be met


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing argument 'DOC...'"),
        (("a.txt", "--resume"), "--resume goes on with a dossier: name it with --output alone."),
        (("a.txt", "-o", "d.db", "--resume", "--force"), "--resume goes on with a dossier"),
        (("a.txt", "--model", "en_core_web_huge"), "there is no English pipeline"),
        (("a.txt", "--on", "0"), "0 processes cannot do it; give 1 to 1000"),
        (("a.txt", "--on", "x"), "“x” is no scheduler's address; write tcp://HOST:PORT"),
        (("a.txt", "-o", "no/d.db"), "the folder “no” is not there; make it first"),
        (("a.txt", "-o", "a.txt/d.db"), "“a.txt” is no folder; name another place"),
        (("a.txt", "-o", "nothing"), "“nothing” is a folder; name a file for the dossier"),
        (("a.txt", "-o", "/dev/null", "--force"), "“/dev/null” is no file; --force"),
        (("a.txt", "--actors", "nothing"), "“nothing” is a folder; give a file of actors"),
        (("a.txt", "-o", ".", "--force"), "“.” is a folder; name a file for the dossier"),
        (("nothing",), "there is no document in “nothing”; documents end in .pdf, .html"),
        (("*.pdf",), "there is no document in “*.pdf”; documents end in .pdf, .html"),
        (("--show", "plot", "d.db"), "'plot' is not one of"),
        (("--show", "events", "x", "d.db"), "the form is: standoff gather --show events DOSSIER"),
        (("--show", "search", "d.db"), "the form is: standoff gather --show search TEXT DOSSIER"),
        (("--show", "events", "--model", "en_core_web_sm", "d.db"), "--show takes no --model."),
        (("--show", "events", "--export", "x", "d.db"), "--show and --export do not go together."),
        (("--show", "events", "-o", "x.svg", "d.db"), "only the timeline has a picture"),
        (("--show", "timeline", "-o", "x.gif", "d.db"), "end it in .svg or .png"),
        (("--show", "events", "none.db"), "“none.db” cannot be read: No such file or directory"),
        (("--export", "x.csv", "d.db"), "end it in .jsonl, or name a folder for CSV tables"),
        (("--export", "x.jsonl", "a", "b"), "the form is: standoff gather --export PATH DOSSIER"),
        (("--export", "x.jsonl", "d.db", "--json"), "--export takes neither --output nor --json."),
        (("--export", "x.jsonl", "d.db", "--resume"), "--export takes no --resume."),
    ],
)
def test_requests_that_cannot_be_met(words: tuple[str, ...], said: str) -> None:
    article("a.txt")
    Path("nothing").mkdir()
    result = run(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert not Path("d.db").exists()


@pytest.mark.parametrize("words", [("nosuch",), ("picture.txt", "nosuch"), ("picture.txt",)])
@pytest.mark.parametrize("option", [(), ("--resume",), ("--force",), ("--json",)])
def test_where_nothing_is_read_no_dossier_is_left(
    words: tuple[str, ...], option: tuple[str, ...]
) -> None:
    Path("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = run(*words, "-o", "x.db", *option)
    assert result.exit_code == 2
    assert result.stdout == ""
    *failed, last = result.stderr.splitlines()
    assert sorted(line.split(":")[1].strip() for line in failed) == sorted(words)
    assert last == "standoff: nothing could be read, so “x.db” was not made"
    assert {each.name for each in Path().iterdir()} == {"picture.txt"}


def test_a_dossier_that_was_there_stays_though_nothing_more_is_read() -> None:
    article("a.txt")
    assert run("a.txt", "-o", "x.db").exit_code == 0
    result = run("nosuch", "-o", "x.db", "--resume")
    assert result.exit_code == 1
    assert result.stdout.startswith("x.db: 1 document, 1 file that could not be read")


def test_one_document_among_files_that_cannot_be_read_is_kept() -> None:
    article("a.txt")
    result = run("nosuch", "a.txt", "-o", "x.db")
    assert result.exit_code == 1
    assert result.stdout.startswith("x.db: 1 document, 1 file that could not be read")
    assert Path("x.db").exists()


def test_a_dossier_for_a_check_that_is_not_there() -> None:
    words = ["check", "one-last-time", "--evidence", "--document", "nope.db"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    told = "standoff: there is no file “nope.db”; --document wants ID=PATH, or a dossier\n"
    assert result.stderr == told


def test_the_pages_name_every_ending_that_is_looked_at_in_a_folder() -> None:
    docs = Path(__file__).parents[2] / "docs"
    for page in ("how-to/gather.md", "reference/cli.md"):
        text = (docs / page).read_text(encoding="utf-8")
        assert [each for each in SUFFIXES if f"`{each}`" not in text] == []


# ---------------------------------------------------------------- show


@pytest.fixture(name="river")
def _river(tmp_path: Path) -> str:
    return dossier(tmp_path / "river.db", found())


def test_show_events(river: str) -> None:
    assert run("--show", "events", river).stdout == (
        "river.txt, 2017-10-03: The river talks\n"
        "  THREATEN     -7.0  reported     Arda (ARD) → Boria (BOR), told 2 times\n"
        "    22-32: Arda threatened on Monday to close the river if Boria keeps its\n"
        "        troops there.\n"
        "  DEMAND       -5.0  claimed      Arda (ARD) → Boria (BOR)\n"
        "    claimed by foreign minister (ARD GOV)\n"
        '    99-105: "We demand that they leave," the foreign minister of Arda said in\n'
        "        the capital.\n"
        "  REJECT       -4.0  reported     Boria (BOR) → nobody named\n"
        "    184-192: Boria has rejected the demand.\n"
    )


def test_show_statements(river: str) -> None:
    assert run("--show", "statements", river).stdout == (
        "river.txt, 2017-10-03: The river talks\n"
        "  direct    foreign minister (ARD GOV) “said” “the capital”\n"
        "    96-122: We demand that they leave,\n"
    )


def test_show_actors(river: str) -> None:
    assert run("--show", "actors", river).stdout == (
        "actor                              code  sector  mentions  documents\n"
        "Boria                              BOR                  3          1\n"
        "    id boria, first at river.txt:65-70; also “they”\n"
        "Arda                               ARD                  2          1\n"
        "    id arda, first at river.txt:17-21; also “We”\n"
        "foreign minister                   ARD   GOV            1          1\n"
        "    id minister, first at river.txt:124-152; also “the foreign minister of Arda”\n"
    )


def test_show_timeline(river: str) -> None:
    assert run("--show", "timeline", river).stdout == (
        "1 dyad in 1 document: Goldstein balance by the date of the document, from\n"
        "conflict (-) to cooperation (+)\n"
        "           2017-10-03  balance  acts\n"
        "ARD → BOR       -12.0    -12.0     2\n"
        "An act counts once in a document, and only if it is reported, claimed or\n"
        "ongoing. Left out: 1 act without two different parties.\n"
    )


def test_show_search(river: str) -> None:
    assert run("--show", "search", "attacks", river).stdout == (
        "1 passage with all words of “attacks”\n"
        "river.txt:254-277  comment\n"
        "    Arda should attack now!\n"
    )
    assert run("--show", "search", "zebra", river).stdout == (
        "no passage with all words of “zebra”\n"
    )
    assert run("--show", "search", "--", "-x", river).exit_code == 0
    result = run("--show", "search", "*", river)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("view", ["timeline", "statements", "actors", "events"])
def test_every_view_of_an_empty_dossier(view: str, tmp_path: Path) -> None:
    path = dossier(tmp_path / "d.db")
    result = run("--show", view, path)
    assert result.exit_code == 0
    assert result.stdout.startswith("no ")
    assert json.loads(run("--show", view, path, "--json").stdout) is not None
    picture = run("--show", "timeline", path, "-o", "x.svg")
    assert (picture.exit_code, Path("x.svg").exists()) == (2, False)
    assert "there is nothing to draw" in picture.stderr


def test_views_as_json(river: str) -> None:
    def shown(*words: str) -> Any:
        return json.loads(run("--show", *words, river, "--json").stdout)

    assert [each["type"] for each in shown("events")][:2] == ["THREATEN", "DEMAND"]
    assert shown("statements")[0]["speaker"][0]["words"] == "the foreign minister of Arda"
    assert [each["name"] for each in shown("actors")] == ["Boria", "Arda", "foreign minister"]
    assert shown("search", "attack")[0]["section"] == "comment"
    assert shown("timeline") == {
        "dyads": [
            {
                "source": "ARD",
                "target": "BOR",
                "goldstein": -12.0,
                "acts": 2,
                "days": [{"date": "2017-10-03", "goldstein": -12.0, "acts": 2}],
            }
        ],
        "documents": 1,
        "left_out": {"status": 0, "parties": 1},
    }


def test_the_timeline_s_picture(river: str) -> None:
    assert run("--show", "timeline", river, "-o", "x.svg").exit_code == 0
    assert Path("x.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert run("--show", "timeline", river, "-o", "x.svg").exit_code == 2
    assert run("--show", "timeline", river, "-o", "x.svg", "--force").exit_code == 0
    assert run("--show", "timeline", river, "-o", "x.png").exit_code == 0
    assert Path("x.png").read_bytes().startswith(b"\x89PNG")


HOSTILE = "\x1b[31m\u202eevil\u2066\r\n\t<b>"


def test_nothing_from_a_document_steers_the_terminal(tmp_path: Path) -> None:
    text = f"{HOSTILE} threatened {HOSTILE}. {HOSTILE}"
    made = found()
    for view in ("timeline", "statements", "actors", "events"):
        path = tmp_path / f"{view}.db"
        spoiled = _spoiled(made, text)
        shown = run("--show", view, dossier(path, spoiled)).stdout
        assert shown
        assert all(line.isprintable() for line in shown.splitlines())
        printed = run("--show", view, str(path), "--json").stdout
        assert not set("\x1b\u202e\u2066\x7f") & set(printed)
        json.loads(printed)
    assert "\x1b" not in run("--show", "search", "threatened", str(path)).stdout


def _spoiled(made: Any, text: str) -> Any:
    from dataclasses import replace

    document = replace(made.document, text=text * 9, name=HOSTILE)
    actors = tuple(replace(each, name=HOSTILE, code=HOSTILE) for each in made.actors)
    events = tuple(replace(each, type="X", rule=HOSTILE) for each in made.events)
    return replace(made, document=document, actors=actors, events=events)


def test_what_is_too_much_is_counted(tmp_path: Path) -> None:
    from dataclasses import replace

    made = found()
    events = tuple(replace(made.events[0], cluster=n) for n in range(50))
    many = replace(made, events=events, statements=made.statements * 45)
    path = dossier(tmp_path / "d.db", many)
    assert run("--show", "events", path).stdout.endswith("… and 10 more acts (--export)\n")
    assert run("--show", "statements", path).stdout.endswith("… and 5 more statements (--export)\n")


# ---------------------------------------------------------------- export


def test_exports(river: str) -> None:
    assert run("--export", "all.jsonl", river).exit_code == 0
    lines = Path("all.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert records[0]["record"] == "gathered_by"
    assert records[0]["model"] == BY.model
    assert {each["record"] for each in records[1:]} == {
        *("document", "section", "actor", "mention", "statement", "event", "course", "fault")
    }
    assert run("--export", "tables", river).exit_code == 0
    tables = sorted(each.name for each in Path("tables").iterdir())
    assert tables == [
        *("actors.csv", "courses.csv", "documents.csv", "events.csv", "faults.csv"),
        *("mentions.csv", "sections.csv", "statements.csv"),
    ]
    assert run("--export", "tables", river).exit_code == 2
    assert run("--export", "tables", river, "--force").exit_code == 0
    assert run("--export", "all.jsonl", river).exit_code == 2
    assert run("--export", "no/where", river).exit_code == 2
