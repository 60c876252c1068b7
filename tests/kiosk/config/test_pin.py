"""The staff PIN: stored as a hash, compared in constant time, with a longer wait after each failure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.kiosk.config.pin import (
    FORGOTTEN_AFTER_S,
    PAUSES_S,
    PinAttempts,
    PinHashError,
    check_stored,
    guessable,
    hash_pin,
    matches,
    valid_pin,
)

PINS = st.text("0123456789", min_size=4, max_size=12)
SALTS = st.binary(min_size=16, max_size=16)
HASH = hash_pin("2468", bytes(16))


@settings(max_examples=8, deadline=None)
@given(PINS, PINS, SALTS)
def test_every_pin_verifies_only_itself_and_its_hash_never_contains_it(pin: str, other: str, salt: bytes) -> None:
    stored = hash_pin(pin, salt)

    check_stored(stored)
    assert matches(pin, stored)
    assert matches(other, stored) is (other == pin)
    # Four digits may turn up in base 64 by chance, but the PIN is never a part of the record by design.
    assert pin not in stored.removeprefix("scrypt$16384$8$1$").split("$")
    assert len(pin) < 6 or pin not in stored


@settings(max_examples=4, deadline=None)
@given(PINS, SALTS, SALTS)
def test_the_same_pin_with_another_salt_has_another_hash(pin: str, one: bytes, two: bytes) -> None:
    assert (hash_pin(pin, one) == hash_pin(pin, two)) is (one == two)


def test_the_hash_has_the_documented_format() -> None:
    name, *numbers, salt, hashed = HASH.split("$")

    assert (name, numbers) == ("scrypt", ["16384", "8", "1"])
    assert (salt, len(hashed)) == ("AAAAAAAAAAAAAAAAAAAAAA==", 44)


@given(st.text())
def test_only_four_to_twelve_digits_of_a_keypad_are_a_pin(text: str) -> None:
    assert valid_pin(text) is (4 <= len(text) <= 12 and all(sign in "0123456789" for sign in text))


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "", " 1234", "1234\n", "१२३४", "²²²²", "-123"])
def test_what_is_no_pin_is_refused_and_matches_nothing(pin: str) -> None:
    assert not valid_pin(pin)
    assert not matches(pin, HASH)


@pytest.mark.parametrize("pin", ["0000", "7777777", "1212", "3333334", "1234", "0123456789", "9876", "654321"])
def test_a_pin_of_too_few_different_digits_or_of_digits_in_a_row_is_guessable(pin: str) -> None:
    assert guessable(pin)


@pytest.mark.parametrize("pin", ["2580", "1357", "1235", "9870", "112358", "1219"])
def test_any_other_pin_is_not_guessable(pin: str) -> None:
    assert not guessable(pin)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "2468",
        "scrypt$",
        HASH + "=",
        HASH[:-4],
        HASH + "$",
        HASH.replace("16384", "2"),
        HASH.replace("$8$", "$99999$"),
        HASH.replace("scrypt", "bcrypt"),
        HASH.replace("AAAA", "ÄÄÄÄ"),
        HASH.replace("AAAA", "A A\n"),
        HASH.replace("A" * 22 + "==", ""),
        "scrypt$16384$8$1$scrypt$16384$8$1$",
    ],
)
def test_a_malformed_hash_is_one_clear_line_that_does_not_repeat_it(stored: str) -> None:
    for asked in (check_stored, lambda text: matches("2468", text)):
        with pytest.raises(PinHashError) as malformed:
            asked(stored)
        assert str(malformed.value).endswith("set the PIN anew with: coach kiosk pin")
        assert not stored or stored not in str(malformed.value)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_each_failure_in_a_row_makes_the_next_attempt_wait_longer_up_to_five_minutes() -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    waits = []
    for _ in range(8):
        assert not attempts.tried(right=False)
        waits.append(attempts.wait_s)
        clock.now += attempts.wait_s

    assert waits == [0, 0, 5, 15, 60, 300, 300, 300]


def test_the_wait_runs_down_with_the_clock() -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    for _ in range(3):
        attempts.tried(right=False)

    clock.now += 2
    assert attempts.wait_s == 3
    clock.now += 60
    assert attempts.wait_s == 0


def test_the_right_pin_lets_staff_out_and_resets_the_failures() -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    for _ in range(5):
        attempts.tried(right=False)
        clock.now += attempts.wait_s

    assert attempts.tried(right=True)
    attempts.tried(right=False)
    attempts.tried(right=False)
    assert attempts.wait_s == 0


def test_an_attempt_during_the_wait_neither_lets_staff_out_nor_makes_it_longer() -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    for _ in range(3):
        attempts.tried(right=False)
    clock.now += 1

    assert not attempts.tried(right=True)
    assert not attempts.tried(right=False)
    assert attempts.wait_s == 4


def test_each_ten_minutes_without_a_failure_one_of_them_is_forgotten() -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    for _ in range(6):
        attempts.tried(right=False)
        clock.now += attempts.wait_s

    clock.now += 2 * FORGOTTEN_AFTER_S - PAUSES_S[-1]
    attempts.tried(right=False)
    assert attempts.wait_s == PAUSES_S[4]

    clock.now += 5 * FORGOTTEN_AFTER_S
    attempts.tried(right=False)
    assert attempts.wait_s == PAUSES_S[0]


def test_who_tries_as_often_as_the_pauses_allow_meets_no_shorter_one() -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    waits = []
    for _ in range(300):
        attempts.tried(right=False)
        waits.append(attempts.wait_s)
        clock.now += attempts.wait_s

    assert waits == sorted(waits)


@given(st.lists(st.tuples(st.floats(0, 400), st.booleans()), max_size=60))
def test_however_it_is_tried_no_wait_is_ever_longer_than_the_last_pause(tries: list[tuple[float, bool]]) -> None:
    clock = Clock()
    attempts = PinAttempts(clock)
    for passed, right in tries:
        clock.now += passed
        waiting = attempts.wait_s > 0
        assert attempts.tried(right) is (right and not waiting)
        assert 0 <= attempts.wait_s <= PAUSES_S[-1]
