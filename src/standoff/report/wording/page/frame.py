"""What stands round the sections: the page's language, contents, captions."""

from __future__ import annotations

from standoff.report.wording.marks import said

LANGUAGE = "en"
CONTENTS = "Contents"
GLOSSARY = "Words used on this page"
GLOSSARY_KEY = "glossary"


def title(text: str) -> str:
    """The dispute's title."""
    return said(text)


def byline(version: str) -> str:
    """What made the page, and of what."""
    return (
        f"Written by Standoff {version} from a dispute file: what it says about the sides and "
        "their aims is the file's; the analysis follows from that and from nothing else."
    )


def table(number: int, caption: str) -> str:
    """A table's caption."""
    return f"Table {number}. {caption}"


def figure(number: int, caption: str) -> str:
    """A picture's caption."""
    return f"Figure {number}. {caption}"


def more(number: int, command: str) -> str:
    """What a long list leaves out, and which command has it."""
    return f"{number:,} more; “{command}” has all of them."
