"""The picture on the README's first screen is the one that the program draws."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from standoff.cli import main

ROOT = Path(__file__).parents[2]


def test_the_picture_of_the_readme_is_drawn_by_the_command() -> None:
    drawn = CliRunner().invoke(main, ["report", "one-last-time", "--picture", "path"]).stdout
    shown = ROOT / "docs" / "_static" / "one-last-time.svg"
    assert drawn == shown.read_text("utf-8")
    assert f"({shown.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")
