"""The staff PIN: stored only as a scrypt hash, with longer waits after each failed attempt."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from coach.core.content.entries import Entry
from coach.core.errors import CoachError

COST, BLOCK, LANES = 16384, 8, 1
"""scrypt's N, r and p: the interactive values of Percival's paper (tarsnap.com/scrypt/scrypt.pdf).

One hash takes 16 MiB and 35 ms (mean of 20 on a two-core virtual machine), which staff do not notice. But whoever has
the file tries all PINs of four digits in six minutes: what protects the PIN is the file's mode 0600, and more digits.
"""
HASH_BYTES = 32
SALT_BYTES = 16
FEWEST_DIGITS, MOST_DIGITS = 4, 12

PAUSES_S = (0.0, 0.0, 5.0, 15.0, 60.0, 300.0)
"""The wait after the first, second, … failure in a row; the last is the wait after all further failures.

Two slips cost nothing. From the sixth failure on a day has room for 288 attempts: to try all PINs of four digits takes
35 days, all of six digits nine years.
"""
FORGOTTEN_AFTER_S = 600
"""After so long without a failure one of those before is forgotten, so that a slip of last week costs nothing today.

That is longer than the last pause: who tries all day meets no shorter pauses by it.
"""
FEWEST_DIFFERENT = 3
"""How many different digits a PIN must have at least: 0000 and 1212 are among the first that anybody tries."""

_PIN = re.compile(rf"[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}")
_HEAD = f"scrypt${COST}${BLOCK}${LANES}$"


class PinHashError(CoachError):
    """The kiosk's file has something else where a PIN's hash belongs."""


def valid_pin(pin: str) -> bool:
    """Return whether a text can be a PIN: 4 to 12 of the digits 0 to 9, the only ones on a keypad."""
    return _PIN.fullmatch(pin) is not None


def guessable(pin: str) -> bool:
    """Return whether a valid PIN is among those that are tried first: too few different digits, or digits in a row."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return len(set(pin)) < FEWEST_DIFFERENT or steps in ({1}, {-1})


def hash_pin(pin: str, salt: bytes) -> str:
    """Return what is stored of a PIN: `scrypt$16384$8$1$<salt>$<hash>`, the last two in base 64.

    Args:
        pin: A valid PIN.
        salt: 16 random bytes, new for each PIN.
    """
    return f"{_HEAD}{_base64(salt)}${_base64(_hashed(pin, salt))}"


def matches(pin: str, stored: str) -> bool:
    """Return whether a PIN fits the stored hash; the time it takes does not reveal how much of it was right.

    Raises:
        PinHashError: What is stored is not the hash of a PIN.
    """
    salt, expected = _parts(stored)
    return valid_pin(pin) and hmac.compare_digest(_hashed(pin, salt), expected)


def check_stored(stored: str) -> None:
    """Check that a text is the hash of a PIN.

    Raises:
        PinHashError: It is not.
    """
    _parts(stored)


def _parts(stored: str) -> tuple[bytes, bytes]:
    """Return the salt and the hash."""
    try:
        salt, hashed = (base64.b64decode(part, validate=True) for part in stored.removeprefix(_HEAD).split("$"))
    except (ValueError, binascii.Error):
        salt, hashed = b"", b""
    if not stored.startswith(_HEAD) or len(salt) != SALT_BYTES or len(hashed) != HASH_BYTES:
        # Never the text itself: someone may have written the PIN there.
        raise PinHashError("what stands here is no hash of a PIN; set the PIN anew with: coach kiosk pin")
    return salt, hashed


def _hashed(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, dklen=HASH_BYTES)


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


class PinMemory(Entry):
    """What is remembered of failed attempts; times are in monotonic seconds."""

    failures: Annotated[int, Field(strict=True, ge=0)] = 0
    """How many there were in a row."""
    failed_at: Annotated[float, Field(strict=True, allow_inf_nan=False)]
    """When the last one was."""
    open_at: Annotated[float, Field(strict=True, allow_inf_nan=False)]
    """From when on the next attempt counts."""


class PinAttempts:
    """Makes staff wait after failed attempts. A crash of the app, or the end of a visit, must not reset it.

    Args:
        clock: Monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        now = clock()
        self.memory = PinMemory(failed_at=now, open_at=now)
        """What is remembered of failed attempts."""

    @property
    def wait_s(self) -> float:
        """Seconds until the next attempt counts; 0 if it counts now."""
        return max(0.0, self.memory.open_at - self._clock())

    def tried(self, right: bool) -> bool:
        """Count an attempt, right or wrong; return whether it lets staff out.

        An attempt before the wait is over does neither, even if it is right.
        """
        if self.wait_s > 0:
            return False
        if right:
            self.memory = self.memory.model_copy(update={"failures": 0})
            return True
        now, failures = self._clock(), self._remembered() + 1
        pause = PAUSES_S[min(failures, len(PAUSES_S)) - 1]
        self.memory = PinMemory(failures=failures, failed_at=now, open_at=now + pause)
        return False

    def _remembered(self) -> int:
        """Return how many of the failures in a row still count."""
        memory = self.memory
        return max(0, memory.failures - int((self._clock() - memory.failed_at) // FORGOTTEN_AFTER_S))
