"""Which signs a terminal obeys, as the tables of Unicode have it and not as the coach does."""

from __future__ import annotations

import unicodedata

BIDIRECTIONAL = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
OBEYED = ("Cc", "Cs", "Zl", "Zp")


def obeyed(text: str, spared: str = "") -> list[str]:
    """Return the signs of a text that a terminal would obey, but for those spared."""
    return [
        sign
        for sign in text
        if sign not in spared
        and (unicodedata.category(sign) in OBEYED or unicodedata.bidirectional(sign) in BIDIRECTIONAL)
    ]
