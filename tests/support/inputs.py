"""The random input of a storm: keys, chords, reports, pastes, broken sequences, noise, floods and window sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

LEGAL = [
    *(bytes([byte]) for byte in b"0123456789+-*/., \r\n\x7f\x08"),
    *(b"\x1b[" + end for end in (b"A", b"B", b"C", b"D", b"H", b"F", b"5~", b"6~")),
    *(b"\x1bO" + bytes([byte]) for byte in b"pqrstuvwxyMjkmno"),
]
"""The bytes of the kiosk's keys."""
FOREIGN = [
    *(bytes([byte]) for byte in b"aeiouqxyzQZ~^?!@"),
    *(bytes([byte]) for byte in range(0x20) if byte not in (0x08, 0x0A, 0x0D, 0x1B)),
    *(b"\x1b" + bytes([byte]) for byte in b"abfqx1\r\x7f\t"),
    *(f"\x1bO{letter}".encode() for letter in "PQRS"),
    *(f"\x1b[[{letter}".encode() for letter in "ABCDE"),
    *(f"\x1b[{number}~".encode() for number in (2, 11, 15, 17, 21, 24, 29)),
    *(f"\x1b[1;{modifier}{arrow}".encode() for modifier in (2, 3, 5, 6, 8) for arrow in "ABCDHFPQS"),
    *(f"\x1b[{key};{modifier}~".encode() for key in (3, 5, 6) for modifier in (2, 3, 5)),
    *(b"\x1b[Z", b"\x1b\x1b[A", b"\x1b\x1bOq", b"\x1bO5A"),
    *(f"\x1b[{code}u".encode() for code in ("27", "49", "49;5", "113;5", "99;5;99", "57399", "13;1:3")),
]
"""Letters, Ctrl and Alt, function keys, keys with modifiers, and the kitty keyboard's forms."""
REPORTS = [
    *(b"\x1b[M !!", b"\x1b[M#\xff\xfe", b"\x1b[M 1\x00"),
    *(b"\x1b[<0;10;10M", b"\x1b[<35;1;1m", b"\x1b[<64;200;50M", b"\x1b[32;10;10M"),
    *(b"\x1b[I", b"\x1b[O", b"\x1b[24;80R", b"\x1b[?2026;2$y", b"\x1b[?2048;1$y", b"\x1b[?1u"),
    *(b"\x1b[48;24;80;480;800t", b"\x1b[8;24;80t", b"\x1b[?62;4c", b"\x1b[>1;2;3c", b"\x1b[0n", b"\x1b[201~"),
    *(b"\x1b]10;rgb:0000/1111/2222\x07", b"\x1b]52;c;MTIz\x1b\\", b"\x1bP1+r5463=1\x1b\\", b"\x1b_Gi=1;OK\x1b\\"),
]
"""Answers of terminals to questions about themselves."""
BROKEN = [
    *(
        b"\x1b",
        b"\x1b[",
        b"\x1bO",
        b"\x1b[1;",
        b"\x1b[<0;1",
        b"\x1b[M",
        b"\x1b[M1",
        b"\x1b[[",
        b"\x1b[200",
        b"\x1b[?20",
    ),
    *(b"\x1b]0;12", b"\x1bP12", b"\x1b_12", b"\x1b^12", b"\x1bX12", b"\x1b[" + b"1" * 300, b"\x1b[200~123\r"),
]
"""Sequences that never end."""
PASTE = b"\x1b[200~%b\x1b[201~"


@dataclass(frozen=True)
class Size:
    """A new size of the terminal."""

    columns: int
    rows: int


@dataclass(frozen=True)
class Pause:
    """Seconds without input, long enough to end an unfinished sequence."""

    seconds: float


Input = bytes | Size | Pause


def inputs(seed: int, count: int) -> Iterator[Input]:
    """Return random inputs, the same for the same seed."""
    random = Random(seed)
    kinds = {_key: 50, _foreign: 14, _report: 9, _broken: 6, _noise: 5, _paste: 3, _flood: 1, _size: 4, _pause: 8}
    for kind in random.choices(list(kinds), list(kinds.values()), k=count):
        yield kind(random)


def _key(random: Random) -> Input:
    return random.choice(LEGAL)


def _foreign(random: Random) -> Input:
    return random.choice(FOREIGN)


def _report(random: Random) -> Input:
    return random.choice(REPORTS)


def _broken(random: Random) -> Input:
    return random.choice(BROKEN)


def _noise(random: Random) -> Input:
    return random.randbytes(random.randint(1, 40))


def _paste(random: Random) -> Input:
    length = random.choices([20, 2_000, 200_000, 2_000_000], [70, 25, 4.9, 0.1])[0]
    inside = b"".join(random.choices([*LEGAL, *FOREIGN, b"\x1b[200~", b"\xff"], k=50))
    return PASTE % (inside * (length // 50))


def _flood(random: Random) -> Input:
    return b"".join(random.choices(LEGAL, k=random.choice([50, 5_000])))


def _size(random: Random) -> Input:
    return Size(random.randint(1, 220), random.randint(1, 70))


def _pause(random: Random) -> Input:
    return Pause(random.uniform(0.0, 0.15))
