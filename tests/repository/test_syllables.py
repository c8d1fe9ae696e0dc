"""Syllables are counted as people say them: words we know the count of, English and Spanish."""

from __future__ import annotations

import pytest

from tests.repository.syllables import HEARD, in_english, in_spanish

ENGLISH = {
    1: "a help care home health plan stroke scared needs cut pays ride rides changed ways through please",
    2: "doctor letter answer children someone homeless safety person nursing needed people table able maybe quiet "
    "being going tired prison cancer chances pages caring",
    3: "hospital family coverage manager medical alcohol disabled idea area audio suicide insurance surgery "
    "everyone pregnancy",
    4: "emergency interpreter information",
    5: "disability coordinator",
    6: "responsibility",
}
SPANISH = {
    1: "hoy y muy pie bien plan quien",
    2: "día país leer ciudad aún guía cuatro usted casa siempre aunque riesgo",
    3: "pregunta ayuda médico cuidado ahora hospital número respuesta idioma pingüino vivienda atención",
    4: "encargada cirugía enfermera necesita emergencias",
    5: "administrador discapacidad administración",
}


def cases(table: dict[int, str]) -> list[tuple[str, int]]:
    return [(word, count) for count, words in table.items() for word in words.split()]


@pytest.mark.parametrize(("word", "syllables"), cases(ENGLISH))
def test_english(word: str, syllables: int) -> None:
    assert in_english(word) == syllables


@pytest.mark.parametrize(("word", "syllables"), cases(SPANISH))
def test_spanish(word: str, syllables: int) -> None:
    assert in_spanish(word) == syllables


def test_every_correction_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its line in the list, each word would be counted wrong."""
    listed = dict(HEARD)
    monkeypatch.setattr("tests.repository.syllables.HEARD", {})
    assert not [word for word, count in listed.items() if in_english.__wrapped__(word) == count]
