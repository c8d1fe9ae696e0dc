"""The result on paper: every word as it stands, in an order a screen reader can follow, large where it must be."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from tests.unit.web.reading_pdf import letter_points, lines, links, read, tags
from wayfellow.web.papers.pdf import can_make_pdf
from wayfellow.web.papers.result import PaperCall, PaperStep, ResultPaper, result_html, result_pdf

SPANISH = ResultPaper(
    "es",
    date(2026, 11, 24),
    heading="¿Qué ayuda? Parece que coincide con ECM",
    lead="Usted nos dijo que su papá necesita ayuda por más de un mes. ¡Pregunte!",
    reasons=("Tiene un plan de Medi-Cal.", "Fue 6 veces a la sala de emergencias."),
    steps=(
        PaperStep(
            "Pida ECM a su plan.",
            "Usted",
            "martes, 1 de diciembre de 2026",
            "Su tarjeta muestra el número.",
            (
                PaperCall("L.A. Care Health Plan", "1-888-839-9909", "Número para miembros."),
                PaperCall("Health Net", "1-800-675-6110"),
            ),
        ),
        PaperStep("Escriba el nombre de la persona."),
    ),
    say="Hola. Llamo por mi papá. ¿Puede él tener un administrador de cuidados?",
    dates=("Pida una apelación antes del lunes, 4 de enero de 2027.",),
    offers=(("¿Necesita un viaje?", "Hay viajes gratis al médico."),),
    calls=(PaperCall("Ayuda cerca de usted (211)", "211"),),
    answers=("Edad: 71 años",),
    not_checked=("No vimos la carta.",),
    disclaimer="Esta guía no decide quién recibe ayuda.",
)
ENGLISH = ResultPaper(
    "en",
    date(2026, 11, 24),
    heading="ECM looks like a match",
    lead="You told us that help is needed for a long time.",
    reasons=('A plan\'s card & "Medi-Cal" <yes>',),
    steps=(PaperStep("Call your plan by {day}.", calls=(PaperCall("Medi-Cal help line", "1-800-541-5555"),)),),
)


def test_this_machine_can_make_a_pdf() -> None:
    """Where it cannot, the pages offer printing; but where tests run, it must."""
    assert can_make_pdf()


def test_every_spanish_word_reads_back_as_it_was_written() -> None:
    assert lines(result_pdf(SPANISH)) == [
        "Si alguien está en peligro, llame al 911.",
        "¿Qué ayuda? Parece que coincide con ECM",
        "Usted nos dijo que su papá necesita ayuda por más de un mes. ¡Pregunte!",
        "Hecho el martes, 24 de noviembre de 2026",
        "¿Por qué lo decimos?",
        "Tiene un plan de Medi-Cal.",
        "Fue 6 veces a la sala de emergencias.",
        "Días importantes",
        "Pida una apelación antes del lunes, 4 de enero de 2027.",
        "¿Qué puede hacer ahora?",
        "1. Pida ECM a su plan.",
        "Usted · martes, 1 de diciembre de 2026",
        "Su tarjeta muestra el número.",
        "L.A. Care Health Plan: 1-888-839-9909",
        "Número para miembros.",
        "Health Net: 1-800-675-6110",
        "2. Escriba el nombre de la persona.",
        "¿Qué puede decir por teléfono?",
        "Hola. Llamo por mi papá. ¿Puede él tener un administrador de cuidados?",
        "¿Necesita un viaje?",
        "Hay viajes gratis al médico.",
        "¿A quién puede llamar?",
        "Ayuda cerca de usted (211): 211",
        "Página 1 de 2",
        "Lo que usted nos dijo",
        "Edad: 71 años",
        "Esta página muestra sus respuestas. Guárdela en un lugar seguro.",
        "¿Qué no revisamos?",
        "No vimos la carta.",
        "Esta guía no decide quién recibe ayuda.",
        "Espacio para notas",
        "Nombre de la persona con quien habló",
        "Día y hora",
        "Qué le dijeron",
        "Página 2 de 2",
    ]


def test_english_reads_back_and_what_is_empty_is_not_there() -> None:
    said = lines(result_pdf(ENGLISH))
    assert said[:9] == [
        "If someone is in danger, call 911.",
        "ECM looks like a match",
        "You told us that help is needed for a long time.",
        "Made on Tuesday, November 24, 2026",
        "Why do we say this?",
        'A plan\'s card & "Medi-Cal" <yes>',
        "What can you do next?",
        "1. Call your plan by {day}.",
        "Medi-Cal help line: 1-800-541-5555",
    ]
    assert "What did we not check?" not in said
    assert "What you told us" not in said


@pytest.mark.parametrize("paper", [ENGLISH, SPANISH], ids=["en", "es"])
def test_a_paper_is_tagged_in_its_language_with_a_neutral_title(paper: ResultPaper) -> None:
    pdf = read(result_pdf(paper))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == paper.lang  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert paper.heading not in (pdf.metadata.title or "")
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()  # type: ignore[index]


def test_headings_lists_and_links_are_what_they_are() -> None:
    found = tags(result_pdf(SPANISH))
    assert found.count("/H1") == 1
    assert found.count("/H2") == 9
    assert found.index("/H1") < found.index("/H2") < found.index("/L")
    assert found.count("/L") == 6
    assert found.count("/LI") == found.count("/LBody") == 8
    assert found.count("/Link") == 3


def test_a_number_can_be_pressed() -> None:
    assert links(result_pdf(SPANISH)) == ["tel:+18888399909", "tel:+18006756110", "tel:211"]


def test_large_print_is_large_everywhere() -> None:
    large, normal = letter_points(result_pdf(SPANISH, large=True)), letter_points(result_pdf(SPANISH))
    assert min(large) >= 20
    assert 10 < min(normal) < 20
    assert lines(result_pdf(SPANISH, large=True))[0] == "Si alguien está en peligro, llame al 911."


def test_the_same_words_make_the_same_bytes() -> None:
    assert result_pdf(SPANISH) == result_pdf(SPANISH)
    assert result_pdf(SPANISH) != result_pdf(replace(SPANISH, made_on=date(2026, 11, 25)))


def test_papers_made_at_the_same_time_do_not_mix() -> None:
    papers = [(paper, large) for paper in (ENGLISH, SPANISH) for large in (False, True)] * 4
    alone = [result_pdf(paper, large=large) for paper, large in papers[:4]] * 4
    with ThreadPoolExecutor(8) as together:
        assert list(together.map(lambda one: result_pdf(one[0], large=one[1]), papers)) == alone


def test_a_paper_asks_for_nothing_it_may_not_have(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        result_pdf(SPANISH, large=True)
    assert not caplog.records


def test_what_somebody_typed_is_text_on_paper() -> None:
    wicked = replace(ENGLISH, answers=('<img src="file:///etc/hostname"> {% include "x" %} {{ paper }}',))
    assert "<img" not in result_html(wicked)
    assert '<img src="file:///etc/hostname"> {% include "x" %} {{ paper }}' in lines(result_pdf(wicked))


def test_a_draft_is_said_on_top() -> None:
    said = lines(result_pdf(replace(ENGLISH, draft="Nobody has reviewed these words yet.")))
    assert said[1] == "Nobody has reviewed these words yet."
