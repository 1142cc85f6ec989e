"""Many readings from the shell: stopped, killed and gone on with."""

from __future__ import annotations

import hashlib
import json
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest
from benchmarks.many import many
from click.testing import CliRunner, Result

import standoff
from standoff.answers.ask import EVERY_READING
from standoff.cli import main
from standoff.errors import RequestError
from standoff.files.writer import write
from standoff.sweep import where
from tests.programs import begun, wait_until

EVERY = 2**17
BEGUN = 8 * 4096  # bytes of a checkpoint with a chunk in it


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture(name="file", scope="module")
def _file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("many") / "many.toml"
    path.write_text(write(many(17)), encoding="utf-8")
    return str(path)


@pytest.fixture(name="expected", scope="module")
def _expected(file: str) -> str:
    return run("ask", file, "--readings", str(EVERY), "--json", "--on", "1").stdout


def _begun(file: str, kept: Path, on: str) -> subprocess.Popen[bytes]:
    """A sweep with something in its checkpoint, which its owner has locked."""
    words = ("--readings", str(EVERY), "--resume", str(kept), "--on", on)
    process = begun("ask", file, *words)
    wait_until(lambda: kept.exists() and kept.stat().st_size >= BEGUN, process)
    return process


def _count(path: Path) -> int:
    connection = sqlite3.connect(path)
    count = connection.execute("select count(*) from chunk").fetchone()[0]
    connection.close()
    return int(count)


@pytest.mark.slow
@pytest.mark.parametrize("on", ["1", "2"])
def test_killed_and_gone_on_with(file: str, expected: str, tmp_path: Path, on: str) -> None:
    kept = tmp_path / "kept.db"
    process = _begun(file, kept, on)
    process.kill()
    process.communicate()
    before = _count(kept)
    words = ("ask", file, "--readings", str(EVERY), "--json", "--resume", str(kept), "--on", on)
    assert run(*words).stdout == expected
    assert 0 < before <= _count(kept)
    assert run(*words).stdout == expected


@pytest.mark.slow
def test_interrupted(file: str, expected: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    process = _begun(file, kept, "2")
    process.send_signal(signal.SIGINT)
    out, error = process.communicate()
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in error
    assert (
        error.decode()
        .splitlines()[-1]
        .endswith(f"of 131,072 readings; kept in {kept}: the same command goes on from there")
    )
    words = ("ask", file, "--readings", str(EVERY), "--json", "--resume", str(kept))
    assert run(*words).stdout == expected


@pytest.mark.slow
def test_an_answer_over_many_readings_is_checked_again(
    file: str, expected: str, tmp_path: Path
) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(expected, encoding="utf-8")
    assert json.loads(expected)["settings"] == {"seed": 0, "readings": EVERY, "sampled": False}
    result = run("check", str(answer), file)
    assert result.exit_code == 0, result.output


@pytest.mark.slow
def test_drawn_readings_are_the_same_wherever(file: str) -> None:
    words = ("ask", file, "--readings", "70000", "--seed", "5", "--json")
    one, two = (run(*words, "--on", on).stdout for on in ("1", "2"))
    assert one == two
    assert json.loads(one)["settings"] == {"seed": 5, "readings": 70000, "sampled": True}


@pytest.mark.slow
def test_more_than_memory_holds(file: str, tmp_path: Path) -> None:
    """Nobody waits for days to learn that it did not fit."""
    text = Path(file).read_text(encoding="utf-8")
    doubled = "".join(
        f'\n[[judgement]]\nid = "more{n}"\nquestion = "?"\n'
        f'  [[judgement.answer]]\n  id = "a"\n  [[judgement.answer]]\n  id = "b"\n'
        f'  change = {{ "extra{n}" = "not comply" }}\n'
        for n in range(60)
    )
    path = tmp_path / "vast.toml"
    terms = "".join(f'\n[[term]]\nid = "extra{n}"\nstatement = "comply"\n' for n in range(60))
    path.write_text(text + terms + doubled, encoding="utf-8")
    result = run("ask", str(path), "--readings", str(2**70))
    assert result.exit_code == 2
    assert "compute fewer with --readings" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "0"), "0 processes cannot do it; give 1 to 1000"),
        (("--on", "somewhere"), "“somewhere” is no scheduler's address; write tcp://HOST:PORT"),
        (("--readings", "1"), "1 is not in the range x>=2"),
        (("--seed", "-1"), "-1 is not in the range x>=0"),
        (("--resume", "."), "“.” cannot keep the sweep: it is no file"),
    ],
)
def test_requests_that_cannot_be_met(words: tuple[str, ...], said: str) -> None:
    result = run("ask", "elmira", *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_damaged_checkpoint(tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    whole = run("ask", "elmira", "--resume", str(kept))
    with sqlite3.connect(kept) as connection:
        connection.execute("update chunk set result = x'00'")
    connection.close()
    again = run("ask", "elmira", "--resume", str(kept))
    assert (again.exit_code, again.stdout) == (0, whole.stdout)


def test_a_forged_checkpoint(tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    run("ask", "elmira", "--resume", str(kept))
    forged = hashlib.sha256(b"0:\0").digest()
    with sqlite3.connect(kept) as connection:
        connection.execute("update chunk set (result, sha256) = (x'00', ?)", (forged,))
    connection.close()
    result = run("ask", "elmira", "--resume", str(kept))
    assert result.exit_code == 2
    assert "what was kept of the sweep is damaged; begin with a new file" in result.stderr


def test_a_checkpoint_belongs_to_what_the_dispute_says(tmp_path: Path) -> None:
    """A dispute of which a judgement was settled is another one, though read from the same file."""
    dispute = many(6)
    kept = str(tmp_path / "kept.db")
    settled = [dispute.under({dispute.judgements[0].id: each}) for each in ("written", "opposite")]
    standoff.ask(settled[0], resume=kept)
    with pytest.raises(RequestError, match="of another sweep: dispute"):
        standoff.ask(settled[1], resume=kept)


def test_a_sweep_that_loses_chunks_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(where, "work_here", lambda _work, _chunks: iter(()))
    with pytest.raises(RequestError, match="only 0 of 64 readings were computed"):
        standoff.ask(many(6))


@pytest.mark.parametrize("words", [("-o", "there.html"), ("--document", "nobody=there.html")])
def test_a_report_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.html").write_text("mine", encoding="utf-8")
    result = run("report", "elmira", "--resume", "kept.db", *words)
    assert result.exit_code == 2
    assert not Path("kept.db").exists()


def test_the_shell_computes_as_many_readings_as_python() -> None:
    defaults = {each.name: each.default for each in main.commands["ask"].params}
    assert defaults["readings"] == EVERY_READING
