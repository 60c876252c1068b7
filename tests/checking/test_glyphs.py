"""The check that warns of characters which neither a PDF here nor the console of a kiosk can show."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from coach.checking import glyphs
from coach.export.pdf import fallback_fonts
from coach.loading.assembly import assemble, library_of
from coach.loading.glyphs import lacking_on_console
from coach.loading.place import CASES, ContentPlace
from tests.support.fonts import font
from tests.support.shipped import changed, copied, line_with
from tests.support.translated import CODE

IN_PDF = (
    "so that a PDF shows question marks; install a font that has them, such as Debian's fonts-noto-cjk, wherever it is "
    "printed"
)
IN_CAGE = "and shows question marks; run the kiosk in cage, which uses the computer's fonts, or write other letters"


@pytest.fixture(autouse=True)
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the computer's fonts are: none yet."""
    monkeypatch.setattr(fallback_fonts, "FOLDERS", (tmp_path / "fonts",))
    return tmp_path / "fonts"


def found(folder: Path | None, language: str | None = None) -> list[str]:
    content = assemble(ContentPlace(folder, language=language), skip=(CASES,))
    assert content.problems == ()
    if language:
        return [str(problem) for problem in glyphs.of_language(content, language)]
    problems = glyphs.problems(content, library_of(content))
    assert all(problem.warning for problem in problems)
    return [str(problem) for problem in problems]


def named_clinic(tmp_path: Path, name: str) -> Path:
    folder = copied(tmp_path)
    changed(folder, "clinic.toml", 'name = "', f'name = "{name}')
    return folder


def test_every_sign_of_the_shipped_languages_can_be_printed_and_shown() -> None:
    assert found(None) == []
    assert found(None, "es") == []


def test_a_japanese_name_of_a_clinic_is_told_once_for_the_paper_and_once_for_the_console(tmp_path: Path) -> None:
    folder = named_clinic(tmp_path, "腰痛")

    place = f"clinic.toml:{line_with(folder, 'clinic.toml', 'name = ')}: clinic: name"
    assert found(folder) == [
        f"{place}: no font here has 痛腰 (U+75DB, U+8170), {IN_PDF}, or write it in other letters",
        f"{place}: a kiosk's console has no 痛腰 (U+75DB, U+8170) {IN_CAGE}",
    ]


def test_where_a_font_here_has_the_signs_only_the_console_is_told(tmp_path: Path, fonts: Path) -> None:
    font(fonts / "ipag.ttf", "腰痛")

    (told,) = found(named_clinic(tmp_path, "腰痛"))

    assert "a kiosk's console has no 痛腰" in told


def test_letters_beyond_western_europe_are_told_for_the_console_alone(tmp_path: Path) -> None:
    (told,) = found(named_clinic(tmp_path, "Łódź Москва "))

    assert f"clinic: name: a kiosk's console has no {''.join(sorted('ŁźМаквос'))} (" in told


def test_a_telephone_number_in_signs_that_no_font_has_is_told_by_its_key(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "clinic.toml", 'phone = "', 'phone = "電')

    assert [each.split(": ")[2] for each in found(folder)] == ["phone", "phone"]


def test_words_of_the_content_are_told_by_each_entry_for_paper_and_once_for_the_console(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "tips.toml", 'title = "', 'title = "毎')
    changed(folder, "interface.toml", 'summary = "', 'summary = "実')

    places = [each.split(": no font")[0] for each in found(folder)[:2]]
    assert places == [
        f"interface.toml:{line_with(folder, 'interface.toml', '実')}: interface: keys.summary",
        f"tips.toml:{line_with(folder, 'tips.toml', '毎')}: tip {first_tip(folder)}: title",
    ]
    assert found(folder)[2:] == [f"{places[0]}: a kiosk's console has no 実毎 (U+5B9F, U+6BCE) {IN_CAGE}"]


def first_tip(folder: Path) -> str:
    return (folder / "tips.toml").read_text("utf-8").split('id = "')[1].split('"')[0]


def test_a_language_is_told_once_for_all_its_texts(bilingual: Path, tmp_path: Path) -> None:
    folder = copytree(bilingual, tmp_path / "content")
    assert found(folder, CODE) == []
    changed(folder, f"{CODE}/tips.toml", '"text" = "Zz ', '"text" = "毎 ')
    changed(folder, f"{CODE}/kiosk.toml", "Zz ", "実 ")

    assert found(folder, CODE) == [
        f"{CODE}:1: language: no font here has 実毎 (U+5B9F, U+6BCE) of this language, {IN_PDF}",
        f"{CODE}:1: language: a kiosk's console has no 実毎 (U+5B9F, U+6BCE) {IN_CAGE}",
    ]


def test_what_nobody_sees_needs_no_glyph() -> None:
    assert lacking_on_console(["Ünder-\u00adstand\u200d me\n"]) == frozenset()
