"""The QR code: as much text as fits, dark on light, with its quiet zone, read by an independent decoder."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL.Image import Resampling

from coach.core.content.levels import Action, Place
from coach.core.report.qr_text import FIRST_SIGNS, LEAST_BYTES, CodeText, text_of
from coach.export.qr import QUIET, Code, drawn, fitted, fitted_whole, room_of
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from tests.support.scanning import scanned
from tests.support.shipped import shipped

KIOSK, USUAL, ROOMY = (50, 22), (50, 24), (90, 36)
"""The room beside the words in windows of 80 by 22, of 80 by 24 and of 120 by 36."""
EVERY = list(product(shipped().actions.values(), get_args(Place)))
PHONES = st.from_regex(r"\+?[0-9][0-9 ()-]{2,18}[0-9]", fullmatch=True)
LINES = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=("C", "Z")), min_size=1, max_size=40
)
TEXTS = st.builds(CodeText, LINES, LINES, LINES, st.lists(LINES, min_size=1, max_size=8).map(tuple))


def made(text: CodeText, room: tuple[int, int]) -> Code:
    code = fitted(text, *room)
    assert code is not None
    return code


@pytest.mark.parametrize(("action", "place"), EVERY, ids=lambda each: getattr(each, "id", each))
def test_every_action_has_its_first_signs_beside_it_in_the_usual_window(action: Action, place: Place) -> None:
    text = text_of(action, place, shipped())

    code = made(text, USUAL)

    number, said, *signs = code.lines
    assert (number, tuple(signs)) == (text.number, text.signs[: len(signs)])
    assert said in (text.action, text.action_short)
    assert len(signs) >= FIRST_SIGNS
    assert (code.side, drawn(code).size) == (45, (45, 46))


@pytest.mark.parametrize(("action", "place"), EVERY, ids=lambda each: getattr(each, "id", each))
def test_a_larger_window_tells_all_or_all_but_one_of_the_signs_and_the_whole_action(
    action: Action, place: Place
) -> None:
    text = text_of(action, place, shipped())

    code = made(text, ROOMY)

    assert code.lines[1] == text.action
    assert len(code.lines) >= len(text.lines) - 1


@given(st.sampled_from(EVERY), PHONES, PHONES)
def test_whatever_numbers_a_clinic_has_there_is_always_a_code_in_the_usual_window(
    each: tuple[Action, Place], phone: str, emergency: str
) -> None:
    clinic = shipped().clinic.model_copy(update={"phone": phone, "emergency_number": emergency})
    text = text_of(*each, replace(shipped(), clinic=clinic))

    code = made(text, USUAL)

    assert code.lines[0] in (phone, emergency)
    assert len(code.lines) > FIRST_SIGNS


@pytest.mark.parametrize(("action", "place"), EVERY, ids=lambda each: getattr(each, "id", each))
@pytest.mark.parametrize("language", [None, "es"])
def test_every_action_has_a_code_that_is_read_in_a_window_as_small_as_a_kiosk_s(
    language: str | None, action: Action, place: Place
) -> None:
    library = load_library(ContentPlace(language=language))
    code = made(text_of(library.actions[action.id], place, library), KIOSK)
    picture = drawn(code)

    assert len(code.lines) > 2
    assert picture.height <= 2 * KIOSK[1]
    assert scanned(picture.resize((picture.width * 6, picture.height * 6), Resampling.NEAREST)) == code.text


def test_a_window_as_small_as_a_kiosk_s_holds_as_many_bytes_as_the_content_is_measured_by() -> None:
    def in_bytes(count: int) -> CodeText:
        return CodeText("1", "a", "a", ("x" * (count - 4),))

    assert fitted(in_bytes(LEAST_BYTES), *KIOSK) is not None
    assert fitted(in_bytes(LEAST_BYTES + 1), *KIOSK) is None


@given(TEXTS, st.integers(0, 120), st.integers(0, 60))
def test_no_code_is_ever_larger_than_its_room_and_none_has_room_for_the_next_version_of_the_text(
    text: CodeText, columns: int, rows: int
) -> None:
    code = fitted(text, columns, rows)

    if code is not None:
        assert code.lines in text.forms()
        assert code.side <= columns
        assert drawn(code).height <= 2 * rows
        fuller = list(text.forms())[: list(text.forms()).index(code.lines)]
        assert all(smallest_side(lines) > min(columns, 2 * rows) for lines in fuller)


def smallest_side(lines: tuple[str, ...]) -> int:
    made = segno.make("\n".join(lines), error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    return len(made.matrix) + 2 * QUIET


def test_once_all_is_said_the_modules_grow() -> None:
    text = CodeText("112", "Go.", "Go.", ("Cannot pee: ER",))

    sizes = [made(text, (room, room)).scale for room in (40, 80, 120)]

    assert sizes == [1, 2, 3]


@given(TEXTS)
def test_whatever_the_language_a_decoder_always_reads_back_the_very_words(text: CodeText) -> None:
    code = replace(made(text, (150, 75)), scale=1)
    picture = drawn(code)

    assert scanned(picture.resize((picture.width * 6, picture.height * 6), Resampling.NEAREST)) == code.text


def test_the_picture_is_black_on_white_and_light_all_round() -> None:
    image = drawn(made(CodeText("112", "Go.", "Go.", ("Cannot pee: ER",)), (50, 24)))
    colours = {colour for _, colour in image.getcolors() or []}
    dark = image.convert("L").point(lambda shade: 255 - shade).getbbox()

    assert colours == {(0, 0, 0), (255, 255, 255)}
    assert dark is not None
    assert min(dark[0], dark[1], image.width - dark[2], image.height - dark[3]) >= QUIET


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=1, max_size=600), st.integers(29, 200), st.integers(15, 80))
def test_a_text_of_capitals_fits_whole_or_not_at_all_and_the_room_it_needs_is_told(
    text: str, columns: int, rows: int
) -> None:
    code = fitted_whole(text, columns, rows)

    needed = room_of(text)
    assert (code is None) == (columns < needed[0] or rows < needed[1])
    assert code is None or (code.text == text and code.side <= min(columns, 2 * rows))
    assert fitted_whole(text, *needed) is not None


@pytest.mark.parametrize("length", [20, 122, 154])
def test_a_phone_reads_a_set_in_the_usual_window(length: int) -> None:
    text = ("SET1-" + "AYKOAMEDASFGGXS6UJBHA3TGJEDC" * 6)[:length]
    code = fitted_whole(text, *USUAL)

    assert code is not None
    image = drawn(code)
    assert scanned(image.resize((image.width * 8, image.height * 8), Resampling.NEAREST)) == text
