"""No text says "1 days" or "2 day": wherever a number stands before what it counts, the text has forms."""

from __future__ import annotations

import re
from functools import cache

import pytest

from coach.core.checklist.wording import first_person
from coach.core.library import Library
from coach.core.words import Words
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace

NUMBERS = (*range(31), 100)
NOUNS = {
    None: [
        *("minute:minutes", "second:seconds", "day:days", "week:weeks", "hour:hours", "month:months", "year:years"),
        *("set:sets", "hold:holds", "move:moves", "exercise:exercises", "routine:routines", "session:sessions"),
        *("sign:signs", "page:pages", "visit:visits", "time:times", "walk:walks", "entry:entries", "date:dates"),
        *(
            "column:columns",
            "row:rows",
            "rule:rules",
            "question:questions",
            "step:steps",
            "other:others",
            "point:points",
            "repetition:repetitions",
        ),
    ],
    "es": [
        *("minuto:minutos", "segundo:segundos", "día:días", "semana:semanas", "hora:horas", "mes:meses", "año:años"),
        *("serie:series", "vez:veces", "ejercicio:ejercicios", "rutina:rutinas", "sesión:sesiones", "paso:pasos"),
        *("señal:señales", "página:páginas", "visita:visitas", "caminata:caminatas", "entrada:entradas"),
        *(
            "columna:columnas",
            "fila:filas",
            "regla:reglas",
            "pregunta:preguntas",
            "fecha:fechas",
            "aviso:avisos",
            "punto:puntos",
            "hecha:hechas",
        ),
        *("saltada:saltadas", "repetición:repeticiones", "movimiento:movimientos"),
    ],
}
"""What is counted, by language: one, and several."""
NEVER_ONE = frozenset({"builder.code-no-room", "doctor.terminal", "doctor.terminal-small"})
"""Texts that count the columns and rows of a window, which has many of both."""


NAMES = frozenset({"folder", "time", "name", "path"})
"""Values that are no numbers."""


@cache
def library_in(language: str | None) -> Library:
    return load_library(ContentPlace(language=language))


@cache
def disagreeing(language: str | None) -> re.Pattern[str]:
    """A number beside the wrong form of what it counts; one adjective may stand between."""
    one, several = ("|".join(forms) for forms in zip(*(pair.split(":") for pair in NOUNS[language]), strict=True))
    return re.compile(rf"\b(?:1 (?:[a-z]+ )?(?:{several})|(?!1 )\d+ (?:{one}))\b")


def wrongly_counted(words: Words, language: str | None) -> set[str]:
    """The keys of the texts in which some number does not agree with what it counts."""
    return {
        key
        for key in words.keys() - NEVER_ONE
        for fields in [words.fields(key) - NAMES]
        for number in NUMBERS
        if fields and disagreeing(language).search(words(key, **dict.fromkeys(fields, number)))
    }


@pytest.mark.parametrize("language", NOUNS)
def test_no_number_disagrees_with_what_it_counts(language: str | None) -> None:
    assert wrongly_counted(library_in(language).words, language) == set()


@pytest.mark.parametrize("language", NOUNS)
def test_no_number_in_an_answer_disagrees_with_what_it_counts(language: str | None) -> None:
    found = [
        (question.id, told)
        for question in library_in(language).questions.values()
        if question.kind == "number"
        for number in NUMBERS
        for told in first_person(question, number, library_in(language))
        if disagreeing(language).search(told)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("language", "text"), [(None, "{count} good days"), (None, "about {count} day"), ("es", "{count} hechas")]
)
def test_a_text_without_forms_is_found(language: str | None, text: str) -> None:
    words = library_in(language).words.joined(Words({"new": text}))

    assert wrongly_counted(words, language) == {"new"}
