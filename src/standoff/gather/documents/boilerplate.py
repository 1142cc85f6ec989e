"""What a page puts around its text: sharing, navigation, rights, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 300
"""Characters of a paragraph that can be boilerplate."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_WHOLE = _any(
    r"(?:home|menu|search|print|e-?mail|tweet|share|save|facebook|twitter|x|whatsapp|linkedin|reddit"
    r"|telegram|pinterest|instagram|youtube|sign (?:in|up)|log ?in|log out|register|subscribe"
    r"|advertise(?:ment)?s?|sponsored|close|skip ad|loading|reply|like|report|flag|permalink"
    r"|(?:read|see|view|show|load) more|more|next|previous|prev|back|top|back to top|copy link"
    r"|contact(?: us)?|about(?: us)?|help|faq|site ?map|rss|newsletters?|archives?|topics|tags|videos?"
    r"|listen|play|related|trending|gallery|in pictures|live|breaking(?: news)?|exclusive"
    r"|opinions?|editorial|analysis|world|business|sports?|politics|asia|africa|europe|columns?"
    r"|americas?|middle east|op-?ed|commentary|comment|letters?|news|latest)(?: \d+)?[:.|»›]*",
    r"skip (?:to|navigation)\b.*",
    r"[\W_\d]*",
    r"-?\s*(?:end|ends|30|xxx|##+)\s*-?",
    r"(?:https?://|www\.)\S+",
    r"\S+@\S+\.\w+",
    r"(?:[\w.&' -]{1,25} ?[>»›/|•·] ?){2,}[\w.&' -]{0,40}",  # a trail of links
    r"\d+ (?:min(?:ute)?s?|mins?)(?: read)?|\d+ (?:shares?|views?|likes?|reads)\b.*",
    r"page \d+(?: of \d+)?|\d+ of \d+",
    r"(?:an? )?.{0,40}\bminutes? read\b.*",
)
_BEGINS = _any(
    r"share (?:this|on|via|with)\b|tweet this|pin it|like us|like this\b|follow (?:us|me|@|him on"
    r"|her on|the author|our)|find us on|join (?:us on|our (?:whats|tele|newsletter|channel))",
    r"subscribe (?:to|now|for|today|here)|sign up (?:to|for|here|now)|get (?:our|the) (?:daily"
    r"|weekly|latest|best|free)\b.*\b(?:newsletter|inbox|email)|support (?:us|our|independent)"
    r"|become a (?:member|subscriber)|already a (?:member|subscriber)|download (?:our|the) app",
    r"(?:read|see|watch|listen)(?: also| more| next| to)?\s*[:|»]|also (?:read|see|watch)\b|read (?:more"
    r"|also|next|the full)\b|more (?:from|on|about|in|stories)\b|related (?:articles?|stories|posts?"
    r"|content|topics|news|coverage|links?)|recommended (?:for|stories|reading)|you (?:may|might) "
    r"also (?:like|be)|most (?:read|popular|viewed)|trending (?:now|stories)|editors?['’]?s? picks?"
    r"|don['’]t miss|up next|in this (?:story|article):|what to read next|sponsored (?:content|by)",
    r"(?:©|\(c\) ?\d|copyright\b)|all rights reserved|reprinted with permission|terms (?:of|and) "
    r"(?:use|service|conditions)|privacy (?:policy|notice)|cookies? (?:policy|settings)|we use "
    r"cookies|this (?:site|website) uses cookies|by (?:using|continuing to use) (?:this|our) site",
    r"tags?\s*:|filed (?:under|in)\b|categor(?:y|ies)\s*:|posted (?:in|by|on|under)\b|topics?\s*:"
    r"|keywords?\s*:|(?:previous|next|older|newer) (?:article|post|story|entry|entries|comments?)\b"
    r"|click (?:here|to)\b|tap (?:here|to)\b|scroll (?:down|to)\b|continue reading|jump to\b"
    r"|advertisement\b|view (?:comments|all)\b|show (?:comments|all)\b|hide comments",
    r"(?:reporting|additional reporting|editing|writing|compiled|translated) by [A-Z]|\((?:additional )?"
    r"(?:reporting|editing|writing) by\b|with (?:additional )?(?:input|reporting|inputs) from\b",
    r"the (?:writer|author|columnist)s? (?:is|are|was|can be|may be|teach|work|has|tweets)\b"
    r"|(?:the )?(?:views|opinions) (?:and opinions )?expressed\b|this (?:article|story|piece|column"
    r"|essay|op-?ed|post|report|item) (?:was|is|has been|first|originally)\b.*\b(?:appear|publish"
    r"|syndicat|reproduc|updated|amended|translat|licen)|(?:originally |first )?published (?:in|by|on"
    r"|at)\b|source\s*:|about the author|(?:e-?mail|twitter|contact)\s*:",
    r"(?:last )?(?:updated|modified)\b\s*[:|]|published\s*:",
    r"you (?:must|need to|have to) (?:be )?(?:log|sign|regist)|log ?in to\b|your email address will"
    r"|required fields|notify me\b|leave a (?:reply|comment)|post (?:a )?(?:comment|reply)|add (?:a|your) "
    r"comment|join the (?:discussion|conversation|debate)|comments? (?:are|is|have been|on this|for "
    r"this) .{0,40}(?:closed|disabled|moderated|off)|cancel reply|be the first to comment|submit comment",
)
_CONTAINS = _any(
    r"all rights reserved|sign up (?:for|to) (?:our|the) .{0,30}newsletter|©\s*(?:19|20)\d\d",
)
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|[Ww]ords by|[Ww]ritten by|[Rr]eported by|[Aa]uthors?:|[Ff]rom our|[Pp]osted by|"
    r"[Ss]tory by)\s*:?\s+)(?:(?:[A-Z“\"][\w.'’“”\"-]*|and|de|van|von|der|bin|al|el|the|in|of|for|at|"
    r"our|staff|reporter|correspondent|editor|writer|political|diplomatic|special|to|senior|[|,&•·–—-]|"
    r"\d{1,4}(?:st|nd|rd|th)?|\d\d:\d\d|[ap]m)[,;:|]?(?:\s+|$)){1,22}"
)
_ROLE = re.compile(
    r"(?:our |the |a |senior |special |staff |chief |political |diplomatic |foreign |national |guest |"
    r"associated |world |[A-Z]\w+ )*(?:correspondent|reporter|writer|editor|bureau(?: chief)?|"
    r"contributor|columnist|staff|desk|agenc(?:y|ies)|web desk|press)s?\b.{0,40}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|el|and|&)(?:,?\s+(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|el|and|&)){1,7}"
)


def is_boilerplate(words: str) -> bool:
    """Whether a paragraph on its own is none of the text."""
    if len(words) > LONGEST:
        return False
    return bool(_WHOLE.fullmatch(words) or _BEGINS.match(words) or _CONTAINS.search(words))


def is_byline(words: str) -> bool:
    """Whether a line says who wrote the text: with "by", or by what they are."""
    if len(words) > 120 or words.endswith((".", "?", "!")):
        return False
    return bool(_BYLINE.fullmatch(words) or _ROLE.fullmatch(words))


def is_name(words: str) -> bool:
    """Whether a line could be a name and nothing else."""
    return len(words) <= 60 and bool(_NAME.fullmatch(words))


_LINKS = _any(
    r"related\b|more (?:from|on|about|stories)\b|most (?:read|popular|viewed)|trending\b|recommended\b"
    r"|you (?:may|might) also|editors?['’]?s? picks?|read (?:more|next|also)\b|also read\b|what to read"
    r"|latest (?:news|stories)|popular\b|tags?\b|topics\b|share\b|follow\b|don['’]t miss|up next",
)


def begins_links(words: str) -> bool:
    """Whether a line is put over links to other texts, which then follow."""
    return len(words) <= 60 and bool(_LINKS.match(words))


def any_begins_links(lines: Iterable[str]) -> bool:
    """Whether one of these lines is put over links."""
    return any(map(begins_links, lines))
