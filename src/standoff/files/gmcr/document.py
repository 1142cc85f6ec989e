"""The text of a ``.gmcr`` file as JSON, and nothing that JSON is not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from standoff.errors import DisputeError, mistake

Table = Mapping[str, object]


def parse_object(text: str) -> Table:
    """The object in a text.

    Raises:
        DisputeError: where it is no JSON, or no object.
    """
    if not text.removeprefix("\ufeff").strip():
        raise DisputeError([mistake("file-empty")])
    try:
        found = _load_json(text.removeprefix("\ufeff"))
    except RecursionError:
        raise _not_json("its brackets are nested too deep") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _not_json(f"{error.msg} at {place}") from None
    except UnicodeEncodeError:
        raise _not_json("it holds half of a surrogate pair") from None
    except ValueError as error:
        raise _not_json(str(error).partition(";")[0]) from None
    if not isinstance(found, dict):
        raise _not_json(f"an object is needed, not {value_in_words(found)}")
    return found


def _load_json(text: str) -> object:
    found = json.loads(text, object_pairs_hook=_keys_once, parse_constant=_no_number)
    json.dumps(found, ensure_ascii=False).encode()  # finds lone surrogates, which no file holds
    return found


def _not_json(why: str) -> DisputeError:
    return DisputeError([mistake("gmcr-json", why=why[:1].lower() + why[1:])])


def _keys_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON leaves open which of two equal keys counts, so neither does."""
    for key, times in Counter(key for key, _ in pairs).items():
        if times > 1:
            raise ValueError(f"the key {value_in_words(key)} stands twice in one object")
    return dict(pairs)


def _no_number(word: str) -> object:
    raise ValueError(f"the number {word} is not JSON")


def value_in_words(value: object) -> str:
    """A value in a few words."""
    match value:
        case list():
            return "a list"
        case dict():
            return "an object"
        case str():
            return f"“{value[:60]}”"
        case _:
            return json.dumps(value)[:60]
