from __future__ import annotations

from pathlib import Path

import pytest

from standoff.errors import RequestError
from standoff.gather.documents import page
from standoff.gather.documents.read import read
from standoff.gather.records import Document
from tests.gather.documents.layouts import SITES, expected

LEAD = (
    "The harbour council threatened on Friday to close the ferry line, and the southern port"
    " said that it would not pay the fees that were asked of it."
)
MORE = (
    "Nobody expects an early end to the quarrel, because both councils have promised their"
    " voters that they will not be the first to give way."
)


def html(body: str, head: str = "") -> Document:
    return read("a.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}".encode())


def sections(document: Document) -> list[tuple[str, str]]:
    text = document.text
    return [(s.kind.value, " ".join(text[s.start : s.end].split())) for s in document.sections]


@pytest.mark.parametrize("path", sorted(SITES.glob("*.html")), ids=lambda path: path.stem)
def test_pages_of_many_kinds_of_sites(path: Path) -> None:
    assert sections(read(path.name, path.read_bytes())) == expected(path)


def test_a_page_of_news() -> None:
    document = html(
        f"""
        <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>
        <main><header><p class="kicker">FERRIES</p><h1>Ports trade threats</h1>
        <p class="article__standfirst">Who will pay for the pier?</p>
        <div class="byline">By Ann Lee <time datetime="2019-05-04T08:00">4 May</time></div></header>
        <article><p>{LEAD}</p>
        <figure><img src=a.jpg><figcaption>Dockers at the gate. <span>Photo: Bo Berg</span>
        </figcaption></figure>
        <p>{MORE}</p>
        <aside>Read our newsletter.</aside>
        <div class="wp-caption"><img src=b.jpg><p class="wp-caption-text">The pier.</p></div>
        <p>Talks will go on.</p></article></main>
        <section id="comments"><h2>2 Comments</h2><ol class="commentlist">
        <li class="comment" id="comment-1"><cite>Carl</cite><div class="comment-meta">May 5</div>
          <p>Close it!</p><p>And the pier too.</p><a class="comment-reply-link">Reply</a>
          <ul class="children"><li class="comment" id="comment-2"><cite>Dora</cite>
          <p>Why?</p></li></ul></li></ol>
        <div id="respond"><h3>Leave a reply</h3><form><label>Name</label></form></div></section>
        <footer>© 2019 The Harbour Post</footer>"""
    )
    assert sections(document) == [
        ("boilerplate", "Home World FERRIES"),
        ("title", "Ports trade threats"),
        ("subtitle", "Who will pay for the pier?"),
        ("boilerplate", "By Ann Lee 4 May"),
        ("body", LEAD),
        ("caption", "Dockers at the gate. Photo: Bo Berg"),
        ("body", MORE),
        ("boilerplate", "Read our newsletter."),
        ("caption", "The pier."),
        ("body", "Talks will go on."),
        ("boilerplate", "2 Comments"),
        ("comment", "Carl May 5 Close it! And the pier too."),
        ("boilerplate", "Reply"),
        ("comment", "Dora Why?"),
        ("boilerplate", "Leave a reply Name © 2019 The Harbour Post"),
    ]
    assert document.date == "2019-05-04"
    assert document.title == "Ports trade threats"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var secret = '<p>secret</p>';</script>",
        "<script type='text/plain'>secret</script>",
        "<style>.secret { color: red }</style>",
        "<template><p>secret</p></template>",
        "<noscript><p>secret</p></noscript>",
        "<div hidden><p>secret</p></div>",
        "<div style='color: red; display : none'><b>secret</b></div>",
        "<div style='VISIBILITY:hidden'>secret</div>",
        "<span class='sr-only'>secret</span>",
        "<iframe>secret</iframe>",
        "<svg><title>secret</title><script>secret</script></svg>",
        "<select><option>secret</select>",
        "<!-- secret -->",
        "<![CDATA[secret]]>",
        "<?secret secret?>",
        "<p title='secret' data-x='secret' onclick='secret()'></p>",
        "<dialog>secret</dialog>",
        "<div hidden><div><p>a</p></div>secret</div>",
        "<script>secret",
    ],
)
def test_what_readers_do_not_see_is_no_text(hidden: str) -> None:
    document = html(f"<p>{LEAD}</p><p>{MORE}</p>{hidden}")
    assert sections(document) == [("body", f"{LEAD} {MORE}")]


def test_entities_are_characters_and_tags_in_words_are_not() -> None:
    document = html(
        f"<p>{LEAD}</p><p>Fees &amp; gates&#8212;&ldquo;the <b>lot</b>&rdquo;&nbsp;&lt;p&gt; &nope;"
        " &#xD800; &#0; it<wbr>self a<sup>2</sup> x<br>y</p>"
    )
    assert document.text == (
        f"{LEAD}\n\nFees & gates—“the lot” <p> &nope; \ufffd \ufffd itself a2 x\ny"
    )


def test_white_space_is_as_a_browser_shows_it() -> None:
    document = html(f"<div>  {LEAD}\n\n  {MORE}<br> <br>Next.<pre>a  b\n\nc</pre></div>")
    assert document.text == f"{LEAD} {MORE}\n\nNext.\n\na  b\n\nc"


@pytest.mark.parametrize(
    ("head", "body", "title", "text"),
    [
        ("<title>Ports quarrel | The Post</title>", "<h1>Ports quarrel</h1>", "Ports quarrel", ""),
        ("<title>Ports quarrel - The Post</title>", "<p>Ports quarrel</p>", "Ports quarrel", ""),
        ("<title>x</title>", "<h1>The Post</h1><h1>Ports</h1>", "The Post", ""),
        (
            "<meta property='og:title' content='Ports quarrel'>",
            "<h1>The Post</h1><h2>Ports quarrel</h2>",
            "Ports quarrel",
            "",
        ),
        ("<title>Ports quarrel again | The Post</title>", "", "Ports quarrel again", "first"),
        ("<title>Index</title>", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_title_is_a_heading_or_what_the_head_says(
    head: str, body: str, title: str, text: str
) -> None:
    document = html(f"{body}<p>{LEAD}</p><p>{MORE}</p>", head)
    assert document.title == title
    if text:
        assert document.text.startswith(f"{title}\n\n{LEAD}")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta property='article:published_time' content='2019-05-04T10:00:00Z'>", "2019-05-04"),
        ("<meta name=date content='4 May 2019'>", "2019-05-04"),
        ("<meta name=date content='04/05/2019'>", ""),
        ("<meta property='article:modified_time' content='2019-05-04'>", ""),
        (
            "<script type='application/ld+json'>"
            '{"@graph": [{"@type": "WebPage", "datePublished": "2018-01-01"},'
            ' {"@type": "NewsArticle", "datePublished": "2019-05-04"}]}</script>',
            "2019-05-04",
        ),
        ("<script type='application/ld+json'>{broken</script>", ""),
        ("<script type='application/ld+json'>" + "[" * 100_000 + "</script>", ""),
        ("<script type='application/ld+json'>[1, null, {\"datePublished\": [2]}]</script>", ""),
        ("<script>datePublished = '2019-05-04'</script>", ""),
    ],
)
def test_the_date_is_what_the_head_states(head: str, date: str) -> None:
    assert html(f"<h1>Ports quarrel</h1><p>{LEAD}</p>", head).date == date


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (f"<h1>Ports</h1><time datetime=2019-05-04>4.5.</time><p>{LEAD}</p>", "2019-05-04"),
        (f"<h1>Ports</h1><p>Published: May 4, 2019</p><p>{LEAD}</p>", "2019-05-04"),
        (f"<h1>Ports</h1><p>{LEAD}</p><p>{MORE}</p><time datetime=2019-05-04>x</time>", ""),
        (
            "<h1>Ports</h1><time datetime=2019-05-04>x</time><time datetime=2019-05-06>y</time>"
            f"<p>{LEAD}</p>",
            "",
        ),
    ],
)
def test_a_time_counts_above_the_text(body: str, date: str) -> None:
    assert html(body).date == date


def test_links_and_other_articles_are_around_the_article() -> None:
    document = html(
        f"<div><a href=1>Council closes line</a></div><article><h1>Ports</h1><p>{LEAD}</p>"
        f"<p>{MORE}</p></article><article><h2><a href=2>Five ways across</a></h2><p>It is time"
        " to swim.</p></article><div>Some words at the end of the page</div>"
    )
    assert sections(document) == [
        ("boilerplate", "Council closes line"),
        ("title", "Ports"),
        ("body", f"{LEAD} {MORE}"),
        ("boilerplate", "Five ways across It is time to swim. Some words at the end of the page"),
    ]


def test_a_page_whose_classes_mean_something_else_keeps_its_text() -> None:
    document = html(f"<div class='sidebar comments'><h1>Ports</h1><p>{LEAD}</p><p>{MORE}</p></div>")
    assert sections(document) == [("title", "Ports"), ("body", f"{LEAD} {MORE}")]


def test_a_page_without_paragraphs() -> None:
    document = html(f"<font>Ports quarrel<br>By Ann Lee<br><br>{LEAD}<br><br>{MORE}</font>")
    assert sections(document) == [
        ("title", "Ports quarrel"),
        ("boilerplate", "By Ann Lee"),
        ("body", f"{LEAD} {MORE}"),
    ]


@pytest.mark.parametrize(
    ("declared", "charset", "media"),
    [
        ("<meta charset=windows-1252>", "cp1252", "text/html"),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>", "iso8859-15",
         "text/html"),
        ("<meta charset=koi8-r>", "koi8-r", "text/html"),
        ("<meta charset=utf-8>", "utf-8", "text/html"),
        ("<meta charset=windows-1252>", "utf-8", "text/html"),
        ("<meta charset=rot13>", "utf-8", "text/html"),
        ("", "cp1252", "text/html; charset=windows-1252"),
    ],
)  # fmt: skip
def test_the_charset_is_the_one_declared(declared: str, charset: str, media: str) -> None:
    word = "порт" if charset == "koi8-r" else "café"
    page = f"<html>{declared}<p>{LEAD} {word}</p>"
    document = read("a.html", page.encode(charset))
    assert document.text == f"{LEAD} {word}"
    assert document.media == media


@pytest.mark.parametrize(
    "charset", ["undefined", "idna", "unicode_escape", "zlib", "utf-7", "x\x00"]
)
def test_a_charset_that_is_none_is_not_used(charset: str) -> None:
    data = f"<html><meta charset='{charset}'><p>{LEAD} ".encode() + b"\x81\x8d</p>"
    with pytest.raises(RequestError, match=r"in which charset|holds zero bytes"):
        read("a.html", data)


DEEP = 20_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * DEEP,
        "<b>" * DEEP,
        "<table><tr><td>" * DEEP,
        "<p " + "".join(f"a{n}=1 " for n in range(DEEP)) + ">",
        f"<p a='{'x' * 1_000_000}' class='{'a-' * 500_000}' id='{'a_' * 500_000}'>",
        "<!--" * DEEP,
        "<![CDATA[" * DEEP,
        f"<title>{'a - ' * DEEP}</title>",
        "<script>" * DEEP,
        "<svg>" * DEEP,
        "<select>" * DEEP,
    ],
)
def test_a_bomb_is_no_text_and_ends(bomb: str) -> None:
    document = html(f"<p>{LEAD}</p><p>{MORE}</p>{bomb}")
    assert document.text.startswith(f"{LEAD}\n\n{MORE}")


def test_entities_are_never_expanded_twice() -> None:
    bomb = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 20))
    data = f"<!DOCTYPE html [<!ENTITY a0 'aaaa'>{bomb}]><html><p>{LEAD}</p><p>&a19;".encode()
    assert len(read("a.html", data).text) < 2 * len(data)


def test_files_and_addresses_are_not_read() -> None:
    data = (
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        f"<html><link rel=stylesheet href=http://127.0.0.1:9/><p>{LEAD}</p><p>&x;</p>"
        "<iframe src='file:///etc/passwd'></iframe><object data='file:///etc/passwd'></object>"
    )
    text = read("a.html", data.encode()).text
    assert LEAD in text
    assert "&x;" in text
    assert "root:" not in text


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_TAGS", 100)
    with pytest.raises(RequestError) as caught:
        html("<p>" * 200)
    assert str(caught.value) == ("the page has more than 100 elements; save its text as plain text")


@pytest.mark.parametrize("data", [b"<html></html>", b"<p>", b"<html><script>x</script>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(RequestError) as caught:
        read("a.html", data)
    assert str(caught.value) == "there is no text in this document; save it again, with its text"


SHORT = "Rome warned Paris on Monday."


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<figure><img src=a.jpg><figcaption>Troops in Bonn.</figcaption></figure>", "caption"),
        ('<p class="wp-caption-text">Troops in Bonn.</p>', "caption"),
        ('<div id="disqus_thread"><p>Troops in Bonn.</p></div>', "comment"),
        ('<ol class="commentlist"><li>Troops in Bonn.</li></ol>', "comment"),
        ('<section class="comments"><p>Troops in Bonn.</p></section>', "comment"),
        ('<p class="sidebar">Troops in Bonn.</p>', "boilerplate"),
    ],
)
def test_the_markup_of_a_short_page_is_obeyed(markup: str, kind: str) -> None:
    document = html(f"<h1>Ports trade threats</h1><p>{SHORT}</p>{markup}")
    assert sections(document) == [
        ("title", "Ports trade threats"),
        ("body", SHORT),
        (kind, "Troops in Bonn."),
    ]


def test_long_comments_on_a_short_page_are_comments() -> None:
    document = html(f'<h1>Ports</h1><p>{SHORT}</p><div id="comments"><p>{LEAD}</p></div>')
    assert sections(document) == [("title", "Ports"), ("body", SHORT), ("comment", LEAD)]


@pytest.mark.parametrize("name", ["sidebar", "comments", "wp-caption"])
def test_classes_that_would_leave_no_text_mean_something_else(name: str) -> None:
    document = html(f'<h1>Ports</h1><div class="{name}"><p>{LEAD}</p><p>{MORE}</p></div>')
    assert sections(document) == [("title", "Ports"), ("body", f"{LEAD} {MORE}")]


@pytest.mark.parametrize(
    ("lone", "kind"),
    [
        (f"<p>{SHORT}</p>", "body"),
        ("<p>Will Rome warn Paris?</p>", "body"),
        ("<p>A row in Bonn</p>", "subtitle"),
        (f'<p class="subtitle">{SHORT}</p>', "subtitle"),
    ],
)
def test_a_lone_paragraph_below_the_title(lone: str, kind: str) -> None:
    comments = f'<div id="comments"><p>{LEAD}</p></div>'
    document = html(f"<h1>Ports trade threats</h1>{lone}<footer>© 2019</footer>{comments}")
    assert sections(document)[1][0] == kind
