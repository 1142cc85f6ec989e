"""What the elements of a web page are to its readers, by their names, classes and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from standoff.gather.records import SectionKind

HIDDEN = frozenset(
    (
        *("script", "style", "template", "noscript", "iframe", "noframes", "frameset", "head"),
        *("object", "embed", "applet", "audio", "video", "canvas", "svg", "map"),
        *("datalist", "select"),
    )
)
"""Elements whose content no reader sees, or sees as no text."""

INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del"),
        *("dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby"),
        *("s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        *("wbr", "picture", "img", "input", "button", "meter", "progress", "output", "link"),
        *("meta", "base", "area", "source", "track", "param"),
        *("math", "mi", "mn", "mo", "mrow", "msup", "msub"),
    )
)
"""Elements that stand in a line; every other begins and ends a paragraph."""

FRAMES = frozenset(("nav", "footer", "aside", "button", "textarea", "label", "menu"))
PAGE = frozenset(("html", "body", "main", "article"))
_FRAME_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner"))
_NO_PICTURE = re.compile(r"table|quote|code|embed|video|audio")

_COMMENTS = re.compile(
    r"(?:(?:wp-block|reader|user|article|post|page|fb|story|entry|site)-?_?)?(?:comments?|replies|responses)"
    r"(?:[-_]?(?:area|list|section|container|wrapper|wrap|thread|threads|body|block|tree|content|text|inner|main"
    r"|feed|area|holder|panel|\d+))?|commentlist|disqus(?:_thread)?|fb-comments",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"(?:li-|div-|user-?|reader-?)?comment(?:-?(?:item|entry|box|row|card|single|node|\d+))?",
    re.IGNORECASE,
)
_AROUND_COMMENTS = re.compile(
    r"(?:post-|entry-)?comments?-?_?(?:link|count|number|num|meta|reply|form|respond|closed|nav|navigation|policy"
    r"|reply-link|reply-title|notes|metadata|actions|tools|button|icon|toggle|login|edit-link)s?|respond|no-?comments"
    r"|reply(?:-link)?|commentform|form-submit|logged-in-as|must-log-in",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:caption|cutline|figcaption|photo-?credit|image-?credit|img-?credit|media-?credit|photo-?desc"
    r"(?:ription)?|image-?desc(?:ription)?)(?:[-_]{1,2}(?:text|wrapper|wrap|box|inner|container|credit))*",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:sub-?title|stand-?first|dek|deck|sub-?headline|sub-?head|article-?summary|kicker-?text)"
    r"(?:[-_]{1,2}(?:text|wrapper|wrap))*",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:(?:post|entry|article|site|page|main|top|bottom|story|single|content|primary|secondary|sticky|mobile|js|c|m|o)"
    r"[-_]{1,2})*(?:shar(?:e|ing|edaddy)|social|socials|related|related-?(?:posts|articles|stories|content|links|news)"
    r"|jp-relatedposts|newsletters?|subscri(?:be|ption)s?|cookies?|consent|gdpr|promos?|advert(?:s|isement|ising)?|ads?"
    r"|ad-?(?:slot|unit|space|banner)|sponsor(?:ed|s)?|side-?bar|breadcrumbs?|menu|nav|nav-?bar|navigation|byline|author"
    r"|authors|author-?(?:bio|box|info|name|card)|bio|tags?|tag-?list|tag-?cloud|meta|copyright|footer|pagination|pager"
    r"|widgets?|widget-?area|pop-?up|modal|tool-?bar|log-?in|sign-?up|paywall|skip-?link|trending|recommended"
    r"|recommendations|most-?(?:read|popular)|popular|masthead|dateline|timestamp|outbrain|taboola|addtoany|a2a_kit"
    r"|follow-?us|print-?(?:link|button)|read-?(?:more|next|also)|also-?read|more-?(?:stories|news)|see-?also|categories"
    r"|cat-links|posted-on|post-?date|published|search|search-?form|language|languages|donate|donation|feedback)"
    r"(?:[-_]{1,2}(?:list|links?|box|bar|buttons?|wrapper|wrap|container|block|section|menu|area|widgets?|icons?|items?"
    r"|info|name|date|nav|top|bottom|left|right|inner|text|heading|title|header|content|module|group))*",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"screen-reader(?:-text)?|sr-only|visually-?hidden|assistive-text|visuallyhidden", re.IGNORECASE
)
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
MOST_NAMES = 30
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Called:
    """What an element's classes and id say of it."""

    kind: SectionKind | None = None
    unseen: bool = False
    one_comment: bool = False
    no_picture: bool = False


def called(attributes: Mapping[str, str]) -> Called:
    """What the names in an element's attributes say, as far as somebody can have meant them."""
    if "class" not in attributes and "id" not in attributes:
        return _NOTHING
    return _called(attributes.get("class", "")[:2000], attributes.get("id", "")[:200])


_NOTHING = Called()


@lru_cache(maxsize=2000)
def _called(classes: str, id: str) -> Called:
    words = [word for word in f"{classes} {id}".split()[:MOST_NAMES] if len(word) <= LONGEST_NAME]
    return Called(
        kind=next((kind for kind, name in _NAMES if any(map(name.fullmatch, words))), None),
        unseen=any(map(_UNSEEN.fullmatch, words)),
        one_comment=any(map(_COMMENT.fullmatch, words)),
        no_picture=any(map(_NO_PICTURE.search, words)),
    )


_NAMES = (
    (SectionKind.CAPTION, _CAPTION),
    (SectionKind.BOILERPLATE, _AROUND_COMMENTS),
    (SectionKind.COMMENT, _COMMENTS),
    (SectionKind.SUBTITLE, _SUBTITLE),
    (SectionKind.BOILERPLATE, _FRAME),
)


def is_hidden(tag: str, attributes: Mapping[str, str], names: Called) -> bool:
    """Whether readers do not see what is in an element."""
    if tag in HIDDEN or "hidden" in attributes or names.unseen:
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    return "style" in attributes and bool(_NOT_SHOWN.search(attributes["style"][:2000]))


def kind_by_tag(tag: str, attributes: Mapping[str, str], names: Called) -> SectionKind | None:
    """What an element and all in it is by its tag and role; None where these do not say."""
    if tag in ("figcaption", "caption") or (tag == "figure" and not names.no_picture):
        return SectionKind.CAPTION
    if tag in FRAMES or attributes.get("role") in _FRAME_ROLES:
        return SectionKind.BOILERPLATE
    if attributes.get("itemtype", "").endswith(("/Comment", "/UserComments")):
        return SectionKind.COMMENT
    return None


def kind_by_name(tag: str, names: Called) -> SectionKind | None:
    """What an element is by its classes and id; those of a whole page say little of its parts."""
    return None if tag in PAGE or tag == "h1" else names.kind
