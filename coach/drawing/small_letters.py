"""Letters of seven dots, drawn by hand: an outline font has no such small ones whose strokes are one whole dot.

The letters are four dots wide, or five where four are too few, and reach two dots below the line. A letter with a mark
above it is put together from the two.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from PIL import Image

CAPITAL, X_HEIGHT = 7, 5
"""The dots from the base line to the top of a capital, and of a letter such as x."""
GAP = 1
"""The dots between two letters, between a letter and its mark, and between two lines."""

_LETTERS = {
    " ": "... ... ... ... ... ... ...",
    "!": "# # # # # . #",
    '"': "#.# #.# ... ... ... ... ...",
    "#": ".#.#. .#.#. ##### .#.#. ##### .#.#. .#.#.",
    "&": ".##.. #..#. #.#.. .#... #.#.# #..#. .##.#",
    "'": "# # . . . . .",
    "(": ".# #. #. #. #. #. .#",
    ")": "#. .# .# .# .# .# #.",
    "*": "... #.# .#. #.# ... ... ...",
    "+": "... ... .#. ### .#. ... ...",
    ",": ".. .. .. .. .. .. .# .# #.",
    "-": "... ... ... ### ... ... ...",
    ".": ". . . . . . #",
    "/": "...# ...# ..#. ..#. .#.. .#.. #...",
    "0": ".##. #..# #..# #..# #..# #..# .##.",
    "1": ".#. ##. .#. .#. .#. .#. ###",
    "2": ".##. #..# ...# ..#. .#.. #... ####",
    "3": "###. ...# ...# .##. ...# ...# ###.",
    "4": "..#. .##. .##. #.#. #### ..#. ..#.",
    "5": "#### #... ###. ...# ...# ...# ###.",
    "6": ".##. #... #... ###. #..# #..# .##.",
    "7": "#### ...# ..#. ..#. .#.. .#.. .#..",
    "8": ".##. #..# #..# .##. #..# #..# .##.",
    "9": ".##. #..# #..# .### ...# ...# .##.",
    ":": ". . . # . . #",
    ";": ".. .. .. .# .. .. .# .# #.",
    "=": "... ... ### ... ### ... ...",
    "?": ".##. #..# ...# ..#. .#.. .... .#..",
    "A": ".##. #..# #..# #### #..# #..# #..#",
    "B": "###. #..# #..# ###. #..# #..# ###.",
    "C": ".### #... #... #... #... #... .###",
    "D": "###. #..# #..# #..# #..# #..# ###.",
    "E": "#### #... #... ###. #... #... ####",
    "F": "#### #... #... ###. #... #... #...",
    "G": ".### #... #... #.## #..# #..# .###",
    "H": "#..# #..# #..# #### #..# #..# #..#",
    "I": "### .#. .#. .#. .#. .#. ###",
    "J": "..# ..# ..# ..# ..# ..# ##.",
    "K": "#..# #.#. #.#. ##.. #.#. #.#. #..#",
    "L": "#... #... #... #... #... #... ####",
    "M": "#...# ##.## #.#.# #.#.# #...# #...# #...#",
    "N": "#..# ##.# ##.# #.## #.## #..# #..#",
    "O": ".##. #..# #..# #..# #..# #..# .##.",
    "P": "###. #..# #..# ###. #... #... #...",
    "Q": ".##. #..# #..# #..# #..# #.#. .#.#",
    "R": "###. #..# #..# ###. #.#. #..# #..#",
    "S": ".### #... #... .##. ...# ...# ###.",
    "T": "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..",
    "U": "#..# #..# #..# #..# #..# #..# .##.",
    "V": "#...# #...# #...# .#.#. .#.#. ..#.. ..#..",
    "W": "#...# #...# #...# #.#.# #.#.# #.#.# .#.#.",
    "X": "#...# #...# .#.#. ..#.. .#.#. #...# #...#",
    "Y": "#...# #...# .#.#. ..#.. ..#.. ..#.. ..#..",
    "Z": "#### ...# ..#. ..#. .#.. #... ####",
    "a": ".... .... .##. ...# .### #..# .###",
    "b": "#... #... ###. #..# #..# #..# ###.",
    "c": ".... .... .### #... #... #... .###",
    "d": "...# ...# .### #..# #..# #..# .###",
    "e": ".... .... .##. #..# #### #... .###",
    "f": ".## #.. ### #.. #.. #.. #..",
    "g": ".... .... .### #..# #..# #..# .### ...# .##.",
    "h": "#... #... ###. #..# #..# #..# #..#",
    "i": "# . # # # # #",
    "j": ".# .. .# .# .# .# .# .# #.",
    "k": "#... #... #..# #.#. ##.. #.#. #..#",
    "l": "#. #. #. #. #. #. .#",
    "m": "..... ..... ####. #.#.# #.#.# #.#.# #.#.#",
    "n": ".... .... ###. #..# #..# #..# #..#",
    "o": ".... .... .##. #..# #..# #..# .##.",
    "p": ".... .... ###. #..# #..# #..# ###. #... #...",
    "q": ".... .... .### #..# #..# #..# .### ...# ...#",
    "r": "... ... #.# ##. #.. #.. #..",
    "s": ".... .... .### #... .##. ...# ###.",
    "t": ".#. .#. ### .#. .#. .#. ..#",
    "u": ".... .... #..# #..# #..# #..# .###",
    "v": "..... ..... #...# #...# .#.#. .#.#. ..#..",
    "w": "..... ..... #...# #...# #.#.# #.#.# .#.#.",
    "x": ".... .... #..# #..# .##. #..# #..#",
    "y": ".... .... #..# #..# #..# #..# .### ...# .##.",
    "z": ".... .... #### ...# .##. #... ####",
    "¡": ". . # . # # # # #",
    "¿": ".... .... ..#. .... ..#. .#.. #... #..# .##.",
    "·": ". . . # . . .",
    "\u2019": "# # . . . . .",
    "…": "..... ..... ..... ..... ..... ..... #.#.#",
}
"""The rows of each letter from the top of a capital on; `#` is ink."""

_MARKS = {
    "COMBINING ACUTE ACCENT": ".# #.",
    "COMBINING GRAVE ACCENT": "#. .#",
    "COMBINING CIRCUMFLEX ACCENT": ".#. #.#",
    "COMBINING TILDE": ".#.# #.#.",
    "COMBINING DIAERESIS": "... #.#",
}
"""The rows of what stands above a letter: by its name in Unicode."""


def has_small(text: str) -> bool:
    """Say whether every letter of a text is drawn here."""
    return all(_rows(sign) for sign in text)


def small_width(line: str) -> int:
    """Return how many dots wide a line is."""
    return sum(len(_rows(sign)[0]) + GAP for sign in line) - GAP


def draw_small(line: str) -> Image.Image:
    """Return the mask of a line, 255 where there is ink: as high as a capital, or as its letters reach."""
    above, below = max(CAPITAL, *map(_above, line)), max(map(_below, line))
    mask, x = Image.new("L", (small_width(line), above + below)), 0
    for sign in line:
        rows = _rows(sign)
        for y, row in enumerate(rows, above - _above(sign)):
            for place, dot in enumerate(row, x):
                if dot == "#":
                    mask.putpixel((place, y), 255)
        x += len(rows[0]) + GAP
    return mask


@cache
def _rows(sign: str) -> tuple[str, ...]:
    """Return the rows of a letter from its top on; none for one that is not drawn here."""
    if sign in _LETTERS:
        return tuple(_LETTERS[sign].split())
    apart = unicodedata.normalize("NFD", sign)
    base, marks = apart[0], apart[1:]
    mark = _MARKS.get(unicodedata.name(marks, ""), "").split() if len(marks) == 1 else []
    letter = _rows(base) if mark else ()
    if not letter:
        return ()
    if not base.isupper():
        # This leaves the dot of an i out, too.
        letter = letter[-X_HEIGHT - _below(base) :]
    wide = max(len(letter[0]), len(mark[0]))
    return tuple(row.center(wide, ".") for row in (*mark, *GAP * [""], *letter))


def _below(sign: str) -> int:
    """Return how many dots of a letter hang below the base line."""
    base = unicodedata.normalize("NFD", sign)[0]
    return max(len(_LETTERS[base].split()) - CAPITAL, 0)


def _above(sign: str) -> int:
    return len(_rows(sign)) - _below(sign)
