"""The check of a language: words that are missing, name values they are not given, or are too hard to read."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from coach.checking import languages
from coach.core.errors import Problem
from coach.loading.assembly import assemble, library_of
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, line_with
from tests.support.translated import CODE


@pytest.fixture
def content(bilingual: Path, tmp_path: Path) -> Path:
    """The content in two languages, to be broken."""
    return copytree(bilingual, tmp_path / "content")


def found(content: Path) -> list[Problem]:
    assembled = assemble(ContentPlace(content))
    found = languages.problems(assembled, library_of(assembled))
    return [problem for problem in found if problem.file.split("/")[0] == CODE]


def problems(content: Path) -> list[str]:
    return [str(problem) for problem in found(content)]


def test_a_whole_language_has_no_problem(bilingual: Path) -> None:
    assert problems(bilingual) == []


def test_how_much_is_missing_is_a_warning_with_the_first_places(content: Path) -> None:
    for name in ("tips", "kiosk"):
        (content / CODE / f"{name}.toml").unlink()

    (told,) = found(content)

    untranslated = assemble(ContentPlace(content, language=CODE)).untranslated
    named = "; ".join(untranslated[:3])
    assert told.warning
    assert str(told) == (
        f"zz:1: language: not offered yet, since words are not translated ({len(untranslated)}): {named}; …"
    )


def test_the_only_missing_word_stands_alone(content: Path) -> None:
    changed(content, f"{CODE}/interface.toml", '"hold" = "Zz Hold.", ', "")

    message = "not offered yet, since words are not translated (1): interface: cue.hold"
    assert problems(content) == [f"zz:1: language: {message}"]


def test_a_wrong_key_is_an_error_of_the_content_around_it(content: Path) -> None:
    changed(content, f"{CODE}/tips.toml", "[[tip]]\n", '[[tip]]\n"evidence" = "strong"\n')

    (told,) = found(content)

    assert (told.file, told.line, told.warning) == ("zz/tips.toml", 2, False)


def test_a_word_that_asks_for_a_value_it_does_not_get_is_an_error(content: Path) -> None:
    changed(content, f"{CODE}/kiosk.toml", "{minutes}", "{minutos}")

    line = line_with(content, f"{CODE}/kiosk.toml", "{minutos}")
    message = "nothing fills {minutos} here; take it out"
    assert problems(content) == [f"zz/kiosk.toml:{line}: kiosk: kiosk.attract.length: {message}"]


def test_words_too_long_for_the_code_are_an_error(content: Path) -> None:
    changed(content, f"{CODE}/levels.toml", '"short" = "Zz ', f'"short" = "Zz {"very " * 20}')

    assert all("zz/levels.toml:" in each and "bytes" in each for each in problems(content))
    assert problems(content)


def test_only_a_language_that_says_how_its_words_split_is_measured(content: Path) -> None:
    hard = "Zz Immediately discontinue participation whenever uncomfortable sensations intensify considerably. " * 4
    changed(content, f"{CODE}/tips.toml", '"text" = "Zz ', f'"text" = "{hard}')
    assert problems(content) == []

    (content / CODE / "reading.toml").write_text('language = "es"\n', "utf-8")

    assert any(
        each.startswith("zz/tips.toml:") and ": reads at Flesch-Kincaid grade " in each for each in problems(content)
    )


def test_what_a_language_must_never_say_is_told(content: Path) -> None:
    changed(content, f"{CODE}/tips.toml", '"text" = "Zz ', '"text" = "Zz Todo va a pedir de boca. ')
    (content / CODE / "reading.toml").write_text('[never]\n"a pedir de boca" = "diga qué vigilar"\n', "utf-8")

    (told,) = (each for each in found(content) if "never say" in each.message)

    assert (told.file, told.message) == ("zz/tips.toml", "never say 'a pedir de boca'; diga qué vigilar")


def test_words_older_than_their_english_are_a_warning_with_how_many_and_the_first(content: Path) -> None:
    file = content / CODE / "stops.toml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    first, *_ = (number for number, line in enumerate(lines) if " = " in line and '"id"' not in line)
    key = lines[first].split(" = ")[0].strip('"')
    file.write_text("".join([*lines[:first], "# EN: Something else\n", *lines[first:]]), "utf-8")

    (told,) = found(content)

    assert told.warning
    assert (told.file, told.line) == (f"{CODE}/stops.toml", first + 2)
    assert told.key.endswith(f": {key}")
    assert told.message == (
        "older than its English (in this language: 1); mend the words and their English, by the help of: "
        f"coach content translate {CODE}"
    )


def test_a_language_without_a_measure_is_checked_for_long_sentences_alone(content: Path) -> None:
    hard = "Zz Immediately discontinue participation whenever uncomfortable sensations intensify considerably. " * 4
    changed(content, f"{CODE}/tips.toml", '"text" = "Zz ', f'"text" = "{hard}')
    (content / CODE / "reading.toml").write_text('measure = "none"\nsentence_words = 60\n', "utf-8")
    assert problems(content) == []

    changed(content, f"{CODE}/tips.toml", hard, f"Zz {'very ' * 61}long. ")

    (told,) = problems(content)
    assert "a sentence of" in told


def test_what_is_still_blank_is_missing_and_nothing_else(content: Path) -> None:
    tips = content / CODE / "tips.toml"
    tips.write_text(re.sub(r'"text" = ".*"', '"text" = ""', tips.read_text("utf-8"), count=1), "utf-8")
    changed(content, f"{CODE}/interface.toml", '"hold" = "Zz Hold.", ', '"hold" = "", ')
    (content / CODE / "reading.toml").write_text('measure = "none"\nsentence_words = 60\n', "utf-8")

    (told,) = problems(content)

    assert "not offered yet, since words are not translated (2): " in told
