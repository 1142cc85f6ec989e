from __future__ import annotations

import pytest

from standoff.errors import RequestError
from standoff.gather.documents import language

OTHERS = {
    "French": "Le ministre a déclaré vendredi que le port serait fermé si l'autre partie ne"
    " réduisait pas ses droits. Personne ne croit à une fin rapide de la querelle.",
    "German": "Der Minister sagte am Freitag, dass der Hafen geschlossen werde, wenn die andere"
    " Seite ihre Gebühren nicht senke. Niemand erwartet ein schnelles Ende.",
    "Dutch": "De minister zei vrijdag dat de haven gesloten zou worden tenzij de andere partij"
    " haar tarieven verlaagt. Niemand verwacht een snel einde van het geschil.",
    "Spanish": "El ministro dijo el viernes que el puerto se cerraría si la otra parte no bajaba"
    " sus tarifas. Nadie espera un final rápido de la disputa entre ambos.",
    "Somali": "Wasiirka ayaa sheegay in dekedda la xiri doono haddii dhinaca kale uusan hoos u"
    " dhigin khidmadaha. Qofna ma filayo in muranka si dhakhso ah u dhamaado.",
    "Indonesian or Malay": "Menteri mengatakan pada hari Jumat bahwa pelabuhan akan ditutup jika"
    " pihak lain tidak menurunkan biaya mereka. Tidak ada yang mengharapkan akhir yang cepat.",
    "Russian or another language in Cyrillic letters": "Министр заявил в пятницу, что порт будет"
    " закрыт, если другая сторона не снизит сборы. Никто не ждёт скорого окончания спора.",
    "Ukrainian": "Міністр заявив в п'ятницю, що порт буде закритий, якщо інша сторона не знизить"
    " збори. Ніхто не очікує швидкого завершення суперечки.",
    "Arabic": "قال الوزير يوم الجمعة إن الميناء سيغلق ما لم يخفض الطرف الآخر رسومه ولا أحد يتوقع"
    " نهاية سريعة للنزاع بين الجانبين",
    "Urdu": "وزیر نے جمعہ کو کہا کہ بندرگاہ بند کر دی جائے گی جب تک دوسرا فریق اپنی فیس کم نہیں"
    " کرتا اور کسی کو تنازعے کے جلد خاتمے کی توقع نہیں ہے",
    "Chinese": "部长周五表示,除非对方降低费用,否则港口将关闭。没有人预计争端会很快结束。",
    "Hindi or another language in Devanagari letters": "मंत्री ने शुक्रवार को कहा कि जब तक दूसरा पक्ष अपना"
    " शुल्क कम नहीं करता, बंदरगाह बंद रहेगा। किसी को भी विवाद के जल्द खत्म होने की उम्मीद नहीं है।",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_language_is_refused_by_name(name: str) -> None:
    with pytest.raises(RequestError) as caught:
        language.check(OTHERS[name])
    assert str(caught.value) == (
        f"the text seems to be {name}; only English is gathered; give a translation into English"
    )


ENGLISH = (
    "The minister said on Friday that the port would be closed unless the other side lowered its"
    " fees. Nobody expects an early end to the dispute, which has gone on for ten years."
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Port closed. Ministers warn neighbours. Talks stall again. Fees rise in May. Union"
        " threatens strike. Mayor calls for calm. Ferry line halts service at noon.",
        f"{ENGLISH} “{OTHERS['French']}”",
        f"{ENGLISH} {ENGLISH} {OTHERS['Arabic']}",
        "Le port est fermé.",
        "",
    ],
)
def test_english_with_foreign_words_in_it_and_short_texts_are_accepted(text: str) -> None:
    language.check(text)


def test_what_is_no_language_at_all_is_refused() -> None:
    with pytest.raises(RequestError, match="the text is not English"):
        language.check("qwrt zxcvb plmkn " * 20)


def test_a_long_text_is_judged_by_all_of_its_parts() -> None:
    with pytest.raises(RequestError, match="seems to be German"):
        language.check(ENGLISH + f" {OTHERS['German']}" * 50)
