"""Families can read what we write: English at grade 6 or below, Spanish at “normal” or easier.

`pytest -s` prints the figures of every area. The method: docs/explanation/reading-level.md.
"""

from __future__ import annotations

from functools import reduce
from operator import add

import pytest

from tests.repository.reading import Count, count, plain, program_names, sentences
from tests.repository.reading_checks import FOR_STAFF, HIGHEST_GRADE, LABEL, areas, exceptions, problems, texts

AIM_IN_SPANISH = 65
HIGHEST_GRADE_FOR_STAFF, AIM_FOR_STAFF_IN_SPANISH = 8, 55


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("area", areas())
def test_every_string_reads_easily(area: str, lang: str) -> None:
    hard = {key: found for key, text in texts(area, lang).items() if (found := list(problems(text, lang)))}
    assert {key: found for key, found in hard.items() if key not in exceptions()} == {}


@pytest.mark.parametrize("area", areas())
def test_every_area_as_a_whole_reads_easily(area: str) -> None:
    """Labels count here. Program names are counted as they are written too, and shown beside it."""
    english, spanish = texts(area, "en"), texts(area, "es")
    counted = [count(one, "en") for text in english.values() for one in sentences(plain(text, "en"))]
    worst = max((one.grade for one in counted if one.words >= LABEL["en"]), default=0.0)
    whole, bare = total(english, "en"), total(english, "en", names=True)
    in_spanish = total(spanish, "es")
    print(
        f"\n{area:14}{len(english):4} strings · English grade {whole.grade:4.1f}, worst sentence {worst:4.1f},"
        f" names as written {bare.grade:4.1f} · Spanish INFLESZ {in_spanish.inflesz:3.0f}",
        end="",
    )
    assert whole.grade <= HIGHEST_GRADE
    assert in_spanish.inflesz >= AIM_IN_SPANISH


@pytest.mark.parametrize("area", sorted(FOR_STAFF))
def test_what_staff_read_is_plain_too(area: str) -> None:
    """Each area as a whole; single strings may be harder, as the words of the work are."""
    english, spanish = total(texts(area, "en"), "en"), total(texts(area, "es"), "es")
    print(f"\n{area:14} English grade {english.grade:4.1f} · Spanish INFLESZ {spanish.inflesz:3.0f}", end="")
    assert english.grade <= HIGHEST_GRADE_FOR_STAFF
    assert spanish.inflesz >= AIM_FOR_STAFF_IN_SPANISH


def total(strings: dict[str, str], lang: str, *, names: bool = False) -> Count:
    """All strings of an area as one text; with names as they are written if asked."""
    return reduce(add, (count(text, lang, names=names) for text in strings.values()))


def test_every_exception_has_a_reason_and_is_needed() -> None:
    assert all(len(reason.split()) >= 5 for reason in exceptions().values())
    known = {key: text for area in areas() for key, text in texts(area, "en").items()}
    in_spanish = {key: text for area in areas() for key, text in texts(area, "es").items()}
    idle = [
        key
        for key in exceptions()
        if not [*problems(known.get(key, ""), "en"), *problems(in_spanish.get(key, ""), "es")]
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("text", "lang", "words", "said", "syllables"),
    [
        ("The cat sat on the mat.", "en", 6, 1, 6),
        ("Call 1-800-222-1222 now. It is free!", "en", 6, 2, 6),
        ("Ask by {day}.", "en", 3, 1, 3),
        ("Enhanced Care Management (ECM) is free for people in a Medi-Cal plan.", "en", 9, 1, 10),
        ("It's open 24 hours a day", "en", 6, 1, 7),
        ("Llame al 911. ¿Puede hablar?", "es", 5, 2, 8),
    ],
)
def test_what_is_counted(text: str, lang: str, words: int, said: int, syllables: int) -> None:
    assert count(text, lang) == Count(words, said, syllables)


def test_the_formulas() -> None:
    """Worked by hand: 10 words, 2 sentences, 15 syllables."""
    sample = Count(words=10, sentences=2, syllables=15)
    assert sample.grade == pytest.approx(0.39 * 5 + 11.8 * 1.5 - 15.59)
    assert sample.inflesz == pytest.approx(206.835 - 62.3 * 1.5 - 5)


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("Notwithstanding administrative limitations, services continue.", "en", "grade"),
        ("Go " + "on and " * 10 + "on.", "en", "words in one sentence"),
        ("Telecommunication", "en", "a long word"),
        ("Utilize the card.", "en", "say use"),
        ("We think you qualify for this.", "en", "does not decide"),
        ("Your plan denied it.", "en", "does not decide"),
        ("Wait five days.", "en", "in digits"),
        ("La administración institucional requiere documentación complementaria de las autoridades.", "es", "INFLESZ"),
        ("Usted califica.", "es", "does not decide"),
        ("Espere cinco días.", "es", "in digits"),
    ],
)
def test_a_text_that_is_hard_or_promises_is_found(text: str, lang: str, said: str) -> None:
    assert any(said in problem for problem in problems(text, lang))


def test_a_plain_text_passes() -> None:
    assert not [*problems("Call your plan. Ask who can help you.", "en"), *problems("Llame a su plan.", "es")]


def test_names_are_names() -> None:
    """A name that is skipped holds a capital or is the name of a kind of help; a common word is never skipped."""
    assert not [word for word in ("plan", "doctor", "hospital", "coverage") if program_names("en").search(word)]
