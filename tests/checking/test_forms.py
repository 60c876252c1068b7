"""The check of texts that count: each has the forms of its language, and each form says what it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import forms
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with


def found(folder: Path, language: str | None = None) -> list[str]:
    content = assemble(ContentPlace(folder, language=language), skip=(CASES,))
    return [str(problem) for problem in forms.problems(content, library_of(content))]


@pytest.mark.parametrize("language", [None, "es"])
def test_the_shipped_words_have_every_form(tmp_path: Path, language: str | None) -> None:
    assert found(copied(tmp_path), language) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'dose-move.one = "{reps} slow move"\n',
            "",
            "setup.dose-move.one: en_001 needs this form, for numbers such as 1; add it",
        ),
        (
            'dose-move.one = "{reps} slow move"\n',
            'dose-move.one = "{reps} slow move"\ndose-move.few = "{reps} moves"\n',
            "setup.dose-move.few: en_001 has no number below 1000 for this form; take it out",
        ),
        (
            'stage-more.one = "Stage {stage}. For stage {next}: one more full routine with little pain."',
            'stage-more.one = "One more full routine with little pain opens it."',
            "today.stage-more.one: it leaves out {next}, {stage}; say it as `other` does",
        ),
    ],
)
def test_a_wrong_form_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = copied(tmp_path)
    changed(folder, "interface.toml", old, new)

    (problem,) = found(folder)

    assert problem == f"interface.toml:{problem.split(':')[1]}: interface: {told}"


def test_a_wrong_form_is_named_with_the_line_of_its_text(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "interface.toml", 'minutes-value.one = "{minutes} minute"\n', "")

    (problem,) = found(folder)

    assert problem.split(":")[1] == str(line_with(folder, "interface.toml", "minutes-value.other"))


def test_a_number_may_be_left_out_only_where_its_form_means_no_other(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "welcome.toml", 'locale = "en_001"', 'locale = "fr"')

    # In French `one` is 0 and 1, so "Every day" would not tell them apart.
    assert "interface.toml" in "".join(found(folder))
    assert any("week.rhythm-more.one: it leaves out {days}" in problem for problem in found(folder))


def test_each_form_of_a_language_must_be_there(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "es/welcome.toml", 'locale = "es_US"', 'locale = "pl"')

    told = [problem for problem in found(folder, "es") if "setup.dose-move" in problem]

    assert [problem.partition("setup.")[2] for problem in told] == [
        "dose-move.few: pl needs this form, for numbers such as 2, 3, 4; add it",
        "dose-move.many: pl needs this form, for numbers such as 0, 5, 6; add it",
    ]
    assert all(problem.startswith("es/interface.toml:") for problem in told)


def test_an_unknown_locale_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "welcome.toml", 'locale = "en_001"', 'locale = "english"')

    line = line_with(folder, "welcome.toml", "locale =")
    message = "CLDR knows no locale 'english'; write a code such as en_001 or es_US"
    assert found(folder) == [f"welcome.toml:{line}: welcome: locale: {message}"]
