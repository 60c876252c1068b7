"""The check that every text is easy enough to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import reading
from coach.checking.measures import MEASURES
from coach.core.content.readability import MeasureName
from coach.core.errors import Problem
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import line_with

HARD = "Muscle inflammation is temporary discomfort. "
"""Five words of 14 syllables."""
LONG_WINDED = (
    "If your back is sore after a long day at your desk, try to walk a bit more, and then lie down on your "
    "side with a soft pillow placed between your bent knees, and stay there till the worst of the ache has gone. "
)


def found(folder: Path) -> list[Problem]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return reading.problems(content, library_of(content))


def laid(folder: Path, file: str, text: str) -> Path:
    """Return a clinic's folder with one more file in it."""
    (folder / file).write_text(text, "utf-8")
    return folder


def contributor(folder: Path, *, text: str = "It may hurt.", name: str = "New", advice: str = "Go easy.") -> Path:
    entry = (
        f'[[contributor]]\nid = "ours"\nname = "{name}"\nany = ["where:leg"]\ntext = "{text}"\nadvice = "{advice}"\n'
        'evidence = "weak"\nevidence_words = "Our view."\nsources = ["GK"]\n'
    )
    return laid(folder, "ours.toml", entry)


def test_every_shipped_text_is_easy_to_read(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_text_far_too_hard_is_an_error_that_names_its_hardest_words(tmp_path: Path) -> None:
    contributor(tmp_path, text=HARD * 8)

    (problem,) = found(tmp_path)

    # With "Go easy." and "Our view." 44 words, 10 sentences, 117 syllables: 0.39 * 4.4 + 11.8 * 2.66 - 15.59
    assert str(problem) == (
        "ours.toml:1: contributor ours: reads at Flesch-Kincaid grade 17.5, and 6 is the aim; shorten its sentences, "
        "or find shorter words for inflammation, temporary, discomfort"
    )
    assert not problem.warning


def test_a_text_of_short_words_can_be_too_hard_by_its_sentences(tmp_path: Path) -> None:
    contributor(tmp_path, text=LONG_WINDED * 3)

    (problem,) = found(tmp_path)

    assert problem.message == "reads at Flesch-Kincaid grade 7.9, and 6 is the aim; shorten its sentences"
    assert problem.warning


def test_a_label_beside_a_text_does_not_make_it_look_easier(tmp_path: Path) -> None:
    contributor(tmp_path, text=LONG_WINDED * 3, name="Ow. Ow. Ow. Ow. Ow. Ow. Ow. Ow.")

    assert [problem.message for problem in found(tmp_path)] == [
        "reads at Flesch-Kincaid grade 7.9, and 6 is the aim; shorten its sentences"
    ]


def test_a_word_that_the_subject_needs_is_not_held_against_a_text(tmp_path: Path) -> None:
    contributor(tmp_path, text="Ask about spondylolisthesis today. " * 8)
    assert len(found(tmp_path)) == 1

    laid(
        tmp_path,
        "reading.toml",
        '[necessary]\nslip = { forms = ["Spondylolisthesis"], because = "The word on the scan" }\n',
    )

    assert found(tmp_path) == []


def test_the_clinic_s_long_name_is_not_held_against_a_text(tmp_path: Path) -> None:
    name = "Interdisciplinary Rehabilitation Association"
    laid(tmp_path, "clinic.toml", f'name = "{name}"\n')
    contributor(tmp_path, text="{clinic} can help. " * 10)

    assert found(tmp_path) == []


@pytest.mark.parametrize(("words", "told"), [(15, []), (16, ["advice"])])
def test_an_entry_too_short_for_a_grade_may_have_no_long_sentence(tmp_path: Path, words: int, told: list[str]) -> None:
    contributor(tmp_path, advice="go " * words)

    problems = found(tmp_path)

    line = line_with(tmp_path, "ours.toml", "advice")
    assert [str(problem) for problem in problems] == [
        f"ours.toml:{line}: contributor ours: {key}: a sentence of 16 words, and 15 are the most here; split it"
        for key in told
    ]
    assert not any(problem.warning for problem in problems)


def test_items_of_a_list_and_lines_of_a_text_are_sentences_of_their_own(tmp_path: Path) -> None:
    lines = [LONG_WINDED[:40]] * 12
    items = ", ".join(f'"{line}"' for line in lines)
    laid(tmp_path, "levels.toml", f'[[level]]\nid = "urgent"\ntoday = [{items}]\n')
    contributor(tmp_path, text="\\n".join(lines))

    assert found(tmp_path) == []


def test_a_hard_table_of_the_interface_is_named_with_its_line(tmp_path: Path) -> None:
    laid(tmp_path, "interface.toml", f'[keys]\nyes = "Yes"\n\n[setup]\nask = "{HARD * 40}"\n')

    (problem,) = found(tmp_path)

    assert (problem.file, problem.line, problem.key) == ("interface.toml", 4, "interface: setup")


def test_what_only_staff_reads_may_be_hard(tmp_path: Path) -> None:
    laid(tmp_path, "interface.toml", f'[doctor]\nwell = "{HARD * 40}"\n')

    assert found(tmp_path) == []


SPANISH = (
    'measure = "fernandez-huerta"\neasy = 70\nhardest = 60\nlanguage = "es"\nvowels = "aeiouáéíóúü"\nsilent = []\n'
)


def test_a_language_has_its_own_measure_and_more_of_it_is_easier(tmp_path: Path) -> None:
    laid(tmp_path, "reading.toml", SPANISH)
    contributor(tmp_path, text="Incapacidad momentánea. " * 20)

    (problem,) = (each for each in found(tmp_path) if each.file == "ours.toml")

    assert problem.message.startswith("reads at -")
    assert " by Fernández Huerta, and 70 or more is the aim; shorten its sentences" in problem.message
    assert not problem.warning


@pytest.mark.parametrize(
    ("name", "value", "easier", "harder"), [("flesch-kincaid", 8.5, 6, 9), ("fernandez-huerta", 93.2, 95, 90)]
)
def test_a_measure_is_the_formula_of_its_source(name: MeasureName, value: float, easier: float, harder: float) -> None:
    measure = MEASURES[name]

    # 100 words in 11 sentences, with 174 syllables: 9.09 words a sentence, 1.74 syllables a word
    assert measure.of(words=100, sentences=11, syllables=174) == value
    assert measure.harder(value, easier)
    assert not measure.harder(value, harder)


def test_a_language_without_syllables_is_named_with_its_line(tmp_path: Path) -> None:
    laid(tmp_path, "reading.toml", 'easy = 6\nlanguage = "tlh"\n')

    assert [str(problem) for problem in found(tmp_path)] == [
        "reading.toml:2: reading: language: nothing is known of how 'tlh' splits words; use a code such as en_US or es"
    ]
