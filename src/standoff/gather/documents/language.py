"""Whether a text is English, by its script and its commonest words.

A language is a dozen or two of words that no text of it does without. That tells English
from others as well as a trained model would, and costs no package.
"""

from __future__ import annotations

import re
from collections import Counter

from standoff.errors import RequestError

SHORTEST = 20
"""Words from which a text's language can be told."""
SAMPLE = 1_000
"""Words that are looked at, from all over the text."""
LEAST = 0.06
"""The share of a language's common words that a text of it has at the very least."""

ENGLISH = "English"
_COMMON = {
    ENGLISH: "the of and to a in that is was for it with as his on be at by he had not are but from"
    " or have an they which one you were all her she there would their we him been has when who"
    " will no more if out up into do any your what could its than other our then some these my"
    " after about may also said over this i how should",
    "French": "le la les des et est un une du dans que qui pour pas sur au avec ce il sont par plus"
    " se ne je nous vous mais cette ses été être l d c qu n s en de elle ils aux",
    "Spanish": "el la los las de que y en un una por con no se del para es al lo como más pero sus"
    " su le ha este sí porque esta entre cuando muy sin sobre ser son también fue",
    "Portuguese": "o a os as de que e do da em um uma para com não no na por mais dos das se como"
    " mas foi ao ele à são pelo pela até isso seu sua está também já",
    "Italian": "il la lo gli le di che e un una è per non con del della dei nel sono alla al come"
    " più anche ma si da questo ha dal delle i ai nella essere",
    "German": "der die das und ist in den von zu mit sich des auf für nicht ein eine im dem auch es"
    " an als nach wie aus bei hat dass werden wird sie er wir einen einer war noch über",
    "Dutch": "de het een van en in is dat op te zijn voor met die niet aan er om ook als maar bij"
    " door naar heeft hij ze wij uit werd zich dit nog wel over worden",
    "Afrikaans": "die van en het in is nie dat vir met wat op te aan hy om sy as ook by daar was"
    " een maar hulle deur na word ons kan uit",
    "Swedish": "och i att det som en på är av för med den till inte har de om ett var jag men sig"
    " från vi så kan när ska hade eller ut nu efter",
    "Danish": "og i at det er en til af på for ikke den de med der som har et han var jeg sig men"
    " fra vi om så kan eller blev efter skal ved også",
    "Norwegian": "og i at det er en til av på for ikke den de med som har et han var jeg seg men fra"
    " vi om så kan eller ble etter skal ved også",
    "Finnish": "ja on ei että oli hän se ovat mutta joka myös kun tai niin kuin sen mukaan ole"
    " hänen vain ollut jo jos olisi voi nyt sekä",
    "Hungarian": "a az és hogy nem egy is van ez azt meg csak de már volt el mint még vagy ezt kell"
    " lesz szerint után ki be",
    "Polish": "w i na nie się z do że jest to o jak ale po co tak za od dla przez ich jego tym był"
    " są przed może czy już tego",
    "Czech": "a se v na je že to s z do o i ve jsem by za jak ale pro od po jako byl které podle už"
    " jsou také nebo není",
    "Slovak": "a sa v na je že to s z do o aj vo som by za ako ale pre od po bol ktoré podľa už sú"
    " tiež alebo nie",
    "Croatian or Serbian": "i je u se na da za od su s o što koji ne kao to iz po bi ali ili nije"
    " sam samo prema nakon biti još",
    "Slovenian": "je in v se na da za so ki z bi tudi ne od pa po kot pri ni ali bo iz še bil lahko"
    " zaradi med",
    "Romanian": "și de la în a cu pe că nu o un din care este pentru mai au sau fi dar ca fost prin"
    " după sunt această să al",
    "Turkish": "ve bir bu da de için ile olarak çok en daha olan gibi kadar ne ama sonra var ise o"
    " değil dedi her şey ki mi",
    "Indonesian or Malay": "yang dan di dengan untuk dari ini itu dalam tidak akan pada ke adalah"
    " juga oleh karena ada mereka telah sebagai kepada bisa tersebut kami",
    "Vietnamese": "của và là có các không được cho người trong một những với đã này để cũng khi từ"
    " về ra ông đến như tại",
    "Tagalog": "ang ng sa na mga at ay ni si ito para hindi kung may nang mga ako siya kanyang kay"
    " niya pa rin sila",
    "Swahili": "ya na wa kwa ni katika la za kuwa hiyo huo huyo cha si yake hii baada alisema wake"
    " pia kama watu lakini",
    "Hausa": "da na ya a ta cewa su wannan ba don sai kuma wani shi an yi ga domin daga wata",
    "Somali": "oo iyo ka ku in ay waa u la ah uu ayaa waxaa soo aan sida si loo kale",
    "Albanian": "të e në dhe për me një se që nga është do i më u nuk janë ka këtë ai por si",
    "Lithuanian": "ir kad yra į su tai buvo iš bet o kaip tik jau dar ar dėl taip jis nuo apie",
    "Latvian": "un ir ka ar no uz par kas tika arī bet kā nav viņš lai pēc šo tas vai",
    "Estonian": "ja on ei et see ta oli ka mis kui aga ning oma selle seda või siis veel tema",
    "Azerbaijani": "və bir bu ilə üçün də da ki edib olan olub daha sonra çox onun isə hər",
    "Irish": "agus an na ar i go a is le do bhí sé tá ag leis ní ach níos mar",
    "Welsh": "yn y a i o ar yr ei mae am gan wedi oedd eu bod hyn fod nid ond",
    "Catalan": "el la els les de que i en un una per amb no es del al és com més però són aquest"
    " aquesta va han dels",
}
_ONE_OF = {
    word: tuple(name for name, words in _COMMON.items() if word in set(words.split()))
    for word in {word for words in _COMMON.values() for word in words.split()}
}
_SCRIPTS = (
    (r"[ٹڈڑےں]", "Urdu"),
    (r"[ځښټډړې]", "Pashto"),
    (r"[پچژگ]", "Persian"),
    (r"[\u0600-\u06ff]", "Arabic"),
    (r"[іїєґ]", "Ukrainian"),
    (r"[ђјљњћџ]", "Serbian or Macedonian"),
    (r"[\u0400-\u04ff]", "Russian or another language in Cyrillic letters"),
    (r"[\u0370-\u03ff]", "Greek"),
    (r"[\u0590-\u05ff]", "Hebrew"),
    (r"[\u3040-\u30ff]", "Japanese"),
    (r"[\uac00-\ud7af]", "Korean"),
    (r"[\u4e00-\u9fff]", "Chinese"),
    (r"[\u0900-\u097f]", "Hindi or another language in Devanagari letters"),
    (r"[\u0980-\u09ff]", "Bengali"),
    (r"[\u0e00-\u0e7f]", "Thai"),
    (r"[\u0530-\u058f]", "Armenian"),
    (r"[\u10a0-\u10ff]", "Georgian"),
    (r"[\u1200-\u137f]", "Amharic"),
)
_LETTERS_OF_A_SCRIPT = 0.02  # a letter that only one language has, among the letters of a text
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def check(text: str) -> None:
    """Raises RequestError for a text that is long enough to tell and is not English."""
    words = _WORD.findall(text)
    if len(words) > SAMPLE:
        words = words[:: len(words) // SAMPLE]
    if len(words) < SHORTEST and not _foreign_letters(text):
        return
    if (name := language(words)) != ENGLISH:
        seems = f"seems to be {name}" if name else "is not English"
        raise RequestError(
            f"the text {seems}; only English is gathered", "give a translation into English"
        )


def language(words: list[str]) -> str:
    """The language that words seem to be in; empty where none is recognised."""
    letters = "".join(words)
    latin = len(letters) if letters.isascii() else len(_LATIN.findall(letters))
    if letters and 2 * latin < len(letters):
        return _by_script(letters)
    hits: Counter[str] = Counter()
    for word, times in Counter(map(str.lower, words)).items():
        for name in _ONE_OF.get(word, ()):
            hits[name] += times
    if not hits:
        return ""
    name, most = max(hits.items(), key=lambda pair: (pair[1], pair[0] == ENGLISH))
    return name if most >= LEAST * len(words) else ""


def _by_script(letters: str) -> str:
    foreign = len(letters) - len(_LATIN.findall(letters))
    for pattern, name in _SCRIPTS:
        if len(re.findall(pattern, letters, re.IGNORECASE)) >= _LETTERS_OF_A_SCRIPT * foreign:
            return name
    return ""


def _foreign_letters(text: str) -> bool:
    """Whether a short text is written in other letters than Latin; Chinese has no spaces."""
    letters = "".join(_WORD.findall(text))
    return len(letters) >= SHORTEST and 2 * len(_LATIN.findall(letters)) < len(letters)
