"""A therapist's set as a short code, which a QR code carries from a screen to a phone, and back into a file.

The code is the set's TOML, packed and spelled in capitals and digits, so that it can also be mailed or typed. A
checksum finds a sign that was lost or mistyped.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import Final

from coach.core.errors import CoachError

PREFIX: Final = "SET"
VERSION: Final = 1
"""The number of the code's form; to be raised when an older program could not read a new code."""
LONGEST: Final = 20_000
"""The most bytes that a code may unpack to, so that a forged one cannot fill the memory."""
_CHECK: Final = 4
"""The bytes of the checksum."""
_FORM: Final = re.compile(rf"{PREFIX}(\d{{1,9}})-([A-Z2-7]+)", re.ASCII)
_NAMES: Final = (
    "easy-steps wall-rest easy-walk comfort-position sit-and-breathe abdominal-brace curl-up heel-slide "
    "side-bridge-knees bird-dog-leg bridge clamshell dead-bug-reach plank rolling-side-bridge "
    "suitcase-carry single-leg-bridge curl-up-two dead-bug plank-knees side-bridge bird-dog "
    "marching-bridge sit-to-stand marching seated-march seated-arm-swings hip-circles slump-and-sit-tall "
    "wall-pelvic-tilt wall-hinge back-bend seated-turn wall-plank standing-side-lean leg-reach-back "
    "wall-bird-dog side-leg-lift seated-brace hand-to-knee-press cat-camel pelvic-tilt childs-pose "
    "knee-to-chest hip-flexor-stretch knee-rolls hip-hinge-stick press-up"
)
_KNOWN: Final = _NAMES.replace(" ", '"\n\n\n[[exercise]]\nid = "')
_DICTIONARY: Final = (
    f'\n\n[[exercise]]\nid = "{_KNOWN}"\nby = "Dr. , PT"\nnote = "Once a day. Stop at a pain of "\n'
    'days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]\n'
    'size = "short"\nsize = "full"\nsides = "left"\nsides = "right"\nnote = "Slowly. "\n'
    "dose = {sets = 2, reps = [10, 8], hold_s = 10, tempo_s = 4, work_s = 60, rest_s = 30}\n"
).encode()
"""What sets often hold, so that it need not stand in the code. It is part of version 1 and must never change; an
exercise that it does not name only takes more room."""


class SetCodeError(CoachError):
    """A text is no set code, or not a whole one; holds the key of the sentence that says which."""


def set_code(text: str) -> str:
    """Return the code of a set's TOML."""
    raw = text.encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_DICTIONARY)
    packed = zlib.crc32(raw).to_bytes(_CHECK, "big") + packer.compress(raw) + packer.flush()
    return f"{PREFIX}{VERSION}-{base64.b32encode(packed).decode().rstrip('=')}"


def set_text(code: str) -> str:
    """Return the TOML of a set that came as a code; spaces, line breaks and small letters in the code do not matter.

    Raises:
        SetCodeError: It is no code, comes from a newer coach, or something of it is missing or mistyped.
    """
    found = _FORM.fullmatch("".join(code.split()).upper())
    if found is None:
        raise SetCodeError("no-set-code")
    if int(found[1]) > VERSION:
        raise SetCodeError("set-code-newer")
    text = _unpacked(found[2]) if int(found[1]) == VERSION else None
    if text is None:
        raise SetCodeError("set-code-mistyped")
    return text


def _unpacked(body: str) -> str | None:
    try:
        packed = base64.b32decode(body + "=" * (-len(body) % 8))
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_DICTIONARY)
        raw = unpacker.decompress(packed[_CHECK:], LONGEST)
        whole = unpacker.eof and not unpacker.unused_data
        right = packed[:_CHECK] == zlib.crc32(raw).to_bytes(_CHECK, "big")
        return raw.decode() if whole and right else None
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return None
