"""Which voices a program lists, and which of them speaks a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.voice.voices import Voice, called_for, listed, voice_for, voices_of
from tests.support.machines import ESPEAK_VOICES

SPD = """\
                     NAME                 LANGUAGE                  VARIANT
        English (America)                    en-US                     none
          Spanish (Spain)                       es                     none
  Spanish (Latin America)                   es-419                     none
"""
SAY = """\
Albert              en_US    # Hello! My name is Albert.
Eddy (Spanish (Mexico)) es_MX    # ¡Hola! Me llamo Eddy.
Mónica              es_ES    # ¡Hola! Me llamo Mónica.
Samantha            en_US    # Hello! My name is Samantha.
"""
LISTS = {"espeak-ng": ESPEAK_VOICES, "spd-say": SPD, "say": SAY}


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A program that writes what stands in the file `list` beside it."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\nexec /bin/cat '{tmp_path / 'list'}'\n")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("program", "english", "spanish"),
    [
        ("espeak-ng", "English (Great Britain)", "Spanish (Spain)"),
        ("spd-say", "English (America)", "Spanish (Spain)"),
        ("say", "Samantha", "Eddy (Spanish (Mexico))"),
    ],
)
def test_the_voice_of_a_language_is_found_in_a_program_s_list(program: str, english: str, spanish: str) -> None:
    voices = tuple(listed(program, LISTS[program]))

    assert len(voices) == len(LISTS[program].splitlines()) - (program != "say")
    for language, name in (("en", english), ("es", spanish), ("es-MX", spanish)):
        found = voice_for(voices, language)
        assert found is not None
        assert found.name == name
    assert voice_for(voices, "pt-BR") is None


@pytest.mark.parametrize("program", LISTS)
def test_a_program_says_by_what_name_to_ask_it_or_that_it_has_no_voice(program: str, stand_in: Path) -> None:
    (stand_in.parent / "list").write_text(LISTS[program], "utf-8")

    assert called_for(program, str(stand_in), "es") == ("Eddy (Spanish (Mexico))" if program == "say" else "es")
    assert called_for(program, str(stand_in), "ja") is None


@pytest.mark.parametrize("program", LISTS)
@pytest.mark.parametrize("printed", ["", "unknown option\n", "a b\n"])
def test_a_program_that_lists_nothing_is_asked_by_the_code(program: str, printed: str, stand_in: Path) -> None:
    (stand_in.parent / "list").write_text(printed)

    assert voices_of(program, str(stand_in)) == ()
    assert called_for(program, str(stand_in), "es") == "es"


def test_a_program_that_fails_or_is_gone_has_no_list(tmp_path: Path, stand_in: Path) -> None:
    assert voices_of("espeak-ng", str(tmp_path / "gone")) == ()
    assert voices_of("espeak-ng", str(stand_in)) == ()


def test_a_language_is_spoken_whatever_the_country_and_none_that_only_begins_alike() -> None:
    assert Voice("A", "es-419").speaks("es")
    assert Voice("A", "pt_PT").speaks("pt-BR")
    assert not Voice("A", "est").speaks("es")


def test_a_voice_of_the_very_code_goes_before_one_of_some_country() -> None:
    caribbean = Voice("English (Caribbean)", "en-029")
    british = Voice("English (Great Britain)", "en-gb", others=(("en", 2),))

    assert voice_for((caribbean, british), "en") == british
    assert voice_for((caribbean, british), "en-US") == caribbean


def test_a_voice_is_found_by_the_other_codes_that_the_program_lists_for_it() -> None:
    line = " 5  cmn             --/M      Chinese_(Mandarin) sit/cmn              (zh-cmn 5)(zh 5)\n"

    assert voice_for(listed("espeak-ng", line), "zh") == Voice(
        "Chinese (Mandarin)", "cmn", 5, (("zh-cmn", 5), ("zh", 5))
    )


def test_of_the_voices_for_a_code_the_one_is_named_that_the_program_itself_takes_first() -> None:
    caribbean = " 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)\n"
    american = " 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)\n"

    for order in (caribbean + american, american + caribbean):
        voice = voice_for(listed("espeak-ng", order), "en")
        assert voice is not None
        assert voice.name == "English (America)"
