"""The staff PIN: kept as a scrypt hash only, and asked more slowly after each failure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable

from coach.core.errors import CoachError

COST, BLOCK, LANES = 16384, 8, 1
"""scrypt's N, r and p: the interactive values of Percival's paper (tarsnap.com/scrypt/scrypt.pdf).

One hash takes 16 MiB and 35 ms (mean of 20 on a two-core virtual machine): no wait for staff. Whoever has the file
tries all PINs of four digits in six minutes all the same: the file's mode 0600 keeps the PIN, and more digits help.
"""
HASH_BYTES = 32
SALT_BYTES = 16
FEWEST_DIGITS, MOST_DIGITS = 4, 12

PAUSES_S = (0.0, 0.0, 5.0, 15.0, 60.0, 300.0)
"""The wait after the first, second, … failure in a row; the last holds for all that follow.

Two slips cost nothing. From the sixth on 288 tries fit into a day: all PINs of four digits then take 35 days, all of
six digits nine years.
"""

_PIN = re.compile(rf"[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}")
_HEAD = f"scrypt${COST}${BLOCK}${LANES}$"


class PinHashError(CoachError):
    """What is kept in the place of a PIN's hash is none."""


def valid_pin(pin: str) -> bool:
    """Return whether this can be a PIN: 4 to 12 of the digits 0 to 9, all that a numeric keypad has."""
    return _PIN.fullmatch(pin) is not None


def hash_pin(pin: str, salt: bytes) -> str:
    """Return what is kept of a PIN: `scrypt$16384$8$1$<salt>$<hash>`, the last two in base 64.

    Args:
        pin: A valid PIN.
        salt: 16 random bytes, new for each PIN.
    """
    return f"{_HEAD}{_base64(salt)}${_base64(_hashed(pin, salt))}"


def matches(pin: str, stored: str) -> bool:
    """Return whether a PIN is the one kept; the time taken does not tell how much of it was right.

    Raises:
        PinHashError: What is kept is no PIN's hash.
    """
    salt, expected = _parts(stored)
    return valid_pin(pin) and hmac.compare_digest(_hashed(pin, salt), expected)


def check_stored(stored: str) -> None:
    """Make sure that a text is a PIN's hash.

    Raises:
        PinHashError: It is none.
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


class PinAttempts:
    """Slows attempts down; made once a process, so that a fresh run of the app after a crash is handed the same one."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a monotonic clock in seconds."""
        self._clock = clock
        self._failures = 0
        self._open_at = clock()

    @property
    def wait_s(self) -> float:
        """Seconds until the next attempt counts; 0 when it does now."""
        return max(0.0, self._open_at - self._clock())

    def tried(self, right: bool) -> bool:
        """Take note of an attempt; return whether it opens.

        One made while there is a wait neither opens nor counts, however right it is.
        """
        if self.wait_s > 0:
            return False
        self._failures = 0 if right else self._failures + 1
        if not right:
            self._open_at = self._clock() + PAUSES_S[min(self._failures, len(PAUSES_S)) - 1]
        return right
