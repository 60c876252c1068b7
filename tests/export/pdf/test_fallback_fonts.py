"""Characters that the PDF's own font lacks use a font of the computer, or are reported as lost."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from coach.core.blocks import Block, Head
from coach.export.forms import lost_in_pdf, summary_form
from coach.export.pdf import fallback_fonts as fallbacks
from coach.export.pdf.document import as_pdf, lost_signs
from coach.loading.assembly import load_library
from coach.loading.glyphs import lacking, named
from coach.loading.place import ContentPlace
from tests.support.command import Run, runner
from tests.support.fonts import font
from tests.support.kept_visits import keep_check
from tests.support.shipped import shipped
from tests.support.usual import usual_visit
from tests.support.visits import NOW

NAME = "日本腰痛クリニック"
HEAD = Head("A title", "ja", NOW)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the computer's fonts are: none yet."""
    monkeypatch.setattr(fallbacks, "FOLDERS", (tmp_path / "fonts",))
    return tmp_path / "fonts"


def words(raw: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages).split())


def clinic_file(folder: Path, name: str) -> Path:
    file = folder / "clinic.toml"
    file.write_text(f'name = "{name}"\nphone = "1"\nemergency_number = "911"\ndesk = "Go to the desk."\n', "utf-8")
    return file


def test_what_ships_can_be_printed_without_another_font() -> None:
    texts = [shipped().words(key) for key in shipped().words.keys()]  # noqa: SIM118

    assert lacking([*texts, shipped().clinic.name]) == frozenset()


def test_signs_are_printed_by_fonts_of_the_computer_that_have_them(folder: Path) -> None:
    font(folder / "opentype" / "noto" / "NotoSansCJK-Regular.ttf", "日本腰痛")
    font(folder / "NanumBarunGothic.ttf", "クリニッ")
    blocks = [Block("title", f"Back check, {NAME}"), Block("text", NAME), Block("point", NAME)]

    raw = as_pdf(blocks, HEAD)

    assert lost_signs(blocks) == frozenset()
    assert words(raw).count(NAME) == 3
    assert "?" not in words(raw)
    assert raw == as_pdf(blocks, HEAD)


def test_a_font_that_cannot_be_read_is_passed_over(folder: Path) -> None:
    folder.mkdir()
    (folder / "NotoSansCJK-Regular.ttc").write_bytes(b"no font")
    font(folder / "wqy-zenhei.ttf", NAME)

    assert lost_signs([Block("text", NAME)]) == frozenset()


def test_where_no_font_has_a_sign_the_sheet_itself_names_it(folder: Path, tmp_path: Path) -> None:
    font(folder / "ipag.ttf", "腰痛クリニッ")
    library = load_library(ContentPlace(clinic=clinic_file(tmp_path, NAME)))

    raw = summary_form("pdf", usual_visit(), library, NOW)
    told = lost_in_pdf(usual_visit(), library, NOW)

    assert isinstance(raw, bytes)
    assert "??腰痛クリニック" in words(raw)
    assert told == library.words("summary.lost-signs", signs="U+65E5, U+672C")
    assert "".join(told.split()) in words(raw)
    assert lost_in_pdf(usual_visit(), shipped(), NOW) is None


@pytest.mark.usefixtures("folder")
def test_the_command_that_writes_the_sheet_says_what_it_could_not_print(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    clinic, output = clinic_file(tmp_path, NAME), tmp_path / "summary.pdf"

    ran = run("summary", "--data", tmp_path, "--clinic", clinic, "--format", "pdf", "--output", output)

    assert ran.code == 0
    assert named(set(NAME)) in ran.err
    assert output.read_bytes().startswith(b"%PDF-")


def test_a_name_in_latin_greek_cyrillic_hebrew_or_arabic_needs_no_other_font() -> None:
    assert lacking(["Größe Łódź Αθήνα Москва שלום مرحبا \u200d\u00ad"]) == frozenset()
