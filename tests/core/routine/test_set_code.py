"""A set as a code: it comes back as it was, small or mistyped letters are told, and codes of before stay readable."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.core.routine.set_code import LONGEST, SetCodeError, set_code, set_text

KEPT = (
    "SET1-AYKOAMEDASFGGXS6UJBHA3TGJEDCSQLDUKDRSOGQKAAQKRZMYF2IRL2SQV4RPZSJGMOZAR4MKC6VSC3XVEZTAJJIMTTOSKIRLPLWERAO"
    "JJ2BAKHL6HK4D6FLMAAA"
)
"""A code as the first version made it, for `SET`; phones may still hold it."""
SET = """by = "Anna Smith, PT"
note = "Once a day. Stop at a pain of 4."
days = ["mon", "wed", "fri"]

[[exercise]]
id = "cat-camel"

[[exercise]]
id = "curl-up"
dose = {reps = [6, 4, 2], hold_s = 10}
note = "Chin in."

[[exercise]]
id = "side-bridge-knees"
size = "short"
sides = "left"

[[exercise]]
id = "bird-dog"

[[exercise]]
id = "bridge"

[[exercise]]
id = "clamshell"
"""
TEXTS = st.text(st.characters(codec="utf-8"), max_size=300)


@given(TEXTS)
@example(SET)
@example("")
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert set_text(set_code(text)) == text


def test_a_code_of_the_first_version_is_read_for_ever() -> None:
    assert set_text(KEPT) == SET


def test_a_usual_set_fits_the_code_of_a_small_window() -> None:
    # Version 5 at error level L holds so many capitals and digits: ISO/IEC 18004, table 7.
    assert len(set_code(SET)) <= 154


def test_spaces_line_breaks_and_small_letters_do_not_matter() -> None:
    assert set_text("\n ".join(KEPT.lower())) == SET


@given(st.integers(min_value=5, max_value=len(KEPT) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_mistyped_sign_never_gives_another_set(place: int, sign: str) -> None:
    mistyped = KEPT[:place] + sign + KEPT[place + 1 :]

    try:
        assert set_text(mistyped) == SET
    except SetCodeError as error:
        assert str(error) == "set-code-mistyped"


@given(st.integers(min_value=6, max_value=len(KEPT) - 3))
def test_a_code_cut_short_is_refused(length: int) -> None:
    with pytest.raises(SetCodeError, match=r"^set-code-mistyped$"):
        set_text(KEPT[:length])


ENDLESS = pytest.param(f"SET{'9' * 5000}-ABCD", id="an endless version")


@pytest.mark.parametrize("code", ["", "hello", "SET1-", "SET1-ABC!", "SET-ABC", "BET1-ABCD", "SET1-ÄB", ENDLESS])
def test_what_is_no_code_is_refused_and_it_is_said_how_one_looks(code: str) -> None:
    with pytest.raises(SetCodeError, match=r"^no-set-code$"):
        set_text(code)


def test_a_code_of_a_newer_coach_says_what_to_do() -> None:
    with pytest.raises(SetCodeError, match=r"^set-code-newer$"):
        set_text(KEPT.replace("SET1", "SET2"))


def test_a_forged_code_that_unpacks_without_end_is_refused() -> None:
    raw = b"a" * (LONGEST + 1)
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = zlib.crc32(raw).to_bytes(4, "big") + packer.compress(raw) + packer.flush()

    with pytest.raises(SetCodeError, match=r"^set-code-mistyped$"):
        set_text(f"SET1-{base64.b32encode(packed).decode().rstrip('=')}")
