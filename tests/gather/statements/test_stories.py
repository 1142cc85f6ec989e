"""Whole stories, with everybody's statements written down by hand."""

from __future__ import annotations

import pytest

from tests.gather.statements.scores import STORIES, score

NAMES = sorted(path.stem for path in STORIES.glob("*.gold"))


@pytest.mark.parametrize("name", NAMES)
def test_nine_in_ten_statements_are_found_and_right(name: str) -> None:
    found = score(name)
    assert found.precision >= 0.9
    assert found.recall >= 0.9
