from __future__ import annotations

import pytest

from standoff.gather.documents.read import read
from standoff.gather.records import Document

LEAD = (
    "The harbour council threatened on Friday to close the ferry line, and the southern port\n"
    "said that it would not pay the fees that were [asked](http://a.org/b) of it."
)
MORE = (
    "Nobody expects an **early** end to the quarrel, because both councils have promised their\n"
    "voters that they will not be the first to give way."
)


def markdown(text: str) -> Document:
    document = read("a.md", text.encode())
    assert document.text == text
    return document


def sections(document: Document) -> list[tuple[str, str]]:
    return [(s.kind.value, document.text[s.start : s.end]) for s in document.sections]


def test_front_matter_headings_pictures_and_comments() -> None:
    document = markdown(
        f"""---
layout: post
title: "Ports trade threats"
date: 2019-05-04 10:00:00 +0200
tags: [a, b]
---

# Ports trade threats #

*Who will pay for the pier?*

By Ann Lee

{LEAD}

![Dockers waiting at the gate](a.jpg)

## What comes next

{MORE}

![](b.jpg)
*The pier of Northport.*

```
let text = "none";
```

[1]: http://a.org

## Comments

**Carl says:**

Close it!

**Dora says:**

Why?
"""
    )
    assert sections(document) == [
        (
            "boilerplate",
            '---\nlayout: post\ntitle: "Ports trade threats"\ndate: 2019-05-04 10:00:00 +0200\n'
            "tags: [a, b]\n---",
        ),
        ("title", "Ports trade threats"),
        ("subtitle", "Who will pay for the pier?"),
        ("boilerplate", "By Ann Lee"),
        ("body", LEAD),
        ("caption", "Dockers waiting at the gate"),
        ("body", f"What comes next\n\n{MORE}"),
        ("boilerplate", "![](b.jpg)"),
        ("caption", "The pier of Northport."),
        ("boilerplate", '```\nlet text = "none";\n```\n\n[1]: http://a.org\n\n## Comments'),
        ("comment", "Carl says:**\n\nClose it!"),
        ("comment", "Dora says:**\n\nWhy?"),
    ]
    assert document.date == "2019-05-04"


def test_a_title_in_front_matter_alone() -> None:
    document = markdown(
        f"+++\ntitle = 'Ports'\ndescription = 'A quarrel.'\ndate = 2019-05-04\n+++\n{LEAD}\n"
    )
    assert sections(document) == [
        ("boilerplate", "+++\ntitle = '"),
        ("title", "Ports"),
        ("boilerplate", "'\ndescription = '"),
        ("subtitle", "A quarrel."),
        ("boilerplate", "'\ndate = 2019-05-04\n+++"),
        ("body", LEAD),
    ]
    assert document.date == "2019-05-04"


@pytest.mark.parametrize("mark", ["=====", "-----"])
def test_an_underlined_heading_is_the_title(mark: str) -> None:
    assert sections(markdown(f"Ports\n{mark}\n\n{LEAD}\n")) == [("title", "Ports"), ("body", LEAD)]


def test_headings_of_one_level_part_the_text() -> None:
    text = f"# Ports\n\n## Fees\n\n{LEAD}\n\n## Gates\n\n{MORE}\n"
    assert sections(markdown(text)) == [
        ("title", "Ports"),
        ("body", f"Fees\n\n{LEAD}\n\n## Gates\n\n{MORE}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"---\nnever closed\n\n{LEAD}\n",
        f"{LEAD}\n\n```\nnever closed\n",
        f"{LEAD}\n\n![never closed\n",
        f"---\ntitle: \n---\n{LEAD}\n",
        f"---\ntitle: [1, {{]\n---\n{LEAD}\n",
        f"# \n\n#\n\n{LEAD}\n",
    ],
)
def test_broken_marks_lose_no_text(text: str) -> None:
    document = markdown(text)
    assert any(LEAD in words for kind, words in sections(document) if kind == "body")
    assert "".join("".join(words for _, words in sections(document)).split()) in "".join(
        text.split()
    )


def test_ambiguous_dates_are_none() -> None:
    assert markdown(f"---\ndate: 03/05/2019\n---\n{LEAD}\n").date == ""


def test_front_matter_may_end_with_dots() -> None:
    document = markdown(f"---\ntitle: Ports\ndate: 2019-05-04\n...\n{LEAD}\n")
    assert ("title", "Ports") in sections(document)
    assert sections(document)[-1] == ("body", LEAD)
    assert document.date == "2019-05-04"
