"""Random key sequences for a reader: complete, broken, and with numbers that no terminal sends."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.support.inputs import BROKEN, FOREIGN, LEGAL, REPORTS

KNOWN = [*LEGAL, *FOREIGN, *REPORTS, *BROKEN]
NUMBERS = [0, 1, 2, 3, 7, 13, 27, 48, 65, 97, 127, 200, 201, 0xD800, 57399, 57450, 0x110000, 2**31, 2**64]
FINALS = "".join(map(chr, range(0x40, 0x7F))) + "uuuuuuABCDEFHPQRS~~~~tMmy"
SIGNS = ":;<>=? $-"


def sequences(seed: int, count: int) -> Iterator[bytes]:
    """Return random sequences, the same for the same seed."""
    random = Random(seed)
    kinds = [_keys, _keys, _parameters, _known, _changed, _noise]
    for _ in range(count):
        yield random.choice(kinds)(random)


def _number(random: Random) -> str:
    number = random.choice([random.choice(NUMBERS), random.randrange(300), random.randrange(10**10)])
    return random.choice([str(number), str(number), ""])


def _keys(random: Random) -> bytes:
    """A key as the kitty keyboard protocol writes it, with any numbers."""
    parts = (":".join(_number(random) for _ in range(random.randint(1, 4))) for _ in range(random.randint(1, 4)))
    return f"\x1b[{';'.join(parts)}{random.choice('uuuABCDEFHPQRS~')}".encode()


def _parameters(random: Random) -> bytes:
    body = "".join(random.choice([_number(random), random.choice(SIGNS)]) for _ in range(random.randint(0, 9)))
    return f"\x1b{random.choice('[[[O?P]_')}{body}{random.choice(FINALS)}".encode()


def _known(random: Random) -> bytes:
    return random.choice(KNOWN)


def _changed(random: Random) -> bytes:
    data = bytearray(random.choice(KNOWN))
    for _ in range(random.randint(1, 3)):
        data.insert(random.randrange(len(data) + 1), random.choice(b"\x1b[O0123456789;:uA~\xff\xc3 "))
    return bytes(data)


def _noise(random: Random) -> bytes:
    return random.randbytes(random.randint(1, 12))
