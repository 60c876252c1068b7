"""Which key a sign that was typed stands for, whatever script the keyboard writes."""

from __future__ import annotations

import unicodedata


def plain_key(key: str) -> str:
    """Return the key that acts for one that was pressed.

    A letter is the same key with Shift and Caps Lock, and in the full width of East Asian keyboards. A digit is the
    same key in every script: `٣` and `๓` are `3`. Any other key is returned as it is.
    """
    sign = key.removeprefix("shift+")
    if len(sign) != 1:
        return key
    if unicodedata.east_asian_width(sign) == "F":
        sign = unicodedata.normalize("NFKC", sign)
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    return sign.lower() if sign.isalpha() else key


def is_letter(key: str) -> bool:
    """Say whether a key is a letter, by its name in Textual."""
    return len(key) == 1 and key.isalpha()


def of_other_script(character: str | None) -> bool:
    """Say whether a key typed a letter that is not Latin, or a mark on one, such as a vowel of Thai."""
    if character is None or len(character) != 1 or unicodedata.category(character)[0] not in "LM":
        return False
    # Letters such as `ª` and accents that are typed alone are keys of Latin keyboards.
    return unicodedata.name(character, "LATIN").split()[0] not in (
        "LATIN",
        "FULLWIDTH",
        "FEMININE",
        "MASCULINE",
        "MODIFIER",
        "COMBINING",
    )
