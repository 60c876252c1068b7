"""Warns of characters that the PDF's own font lacks; they print only where the computer has a font for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.core.content.entries import Entry
from coach.core.content.texts import TextKeys, texts_of
from coach.core.content.topics import Clinic
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.words import Words
from coach.loading.assembly import Assembled
from coach.loading.glyphs import lacking, named


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return a warning for each entry with such characters, at the first text that has one."""
    return list(_of(content, library.clinic))


def _of(content: Assembled, clinic: Clinic) -> Iterator[Problem]:
    filled_in = lacking([clinic.name, clinic.phone, clinic.emergency_number])
    for kind, entries in content.entries.items():
        for entry in entries:
            # Many texts contain the clinic's name, so it is reported only once, at the clinic.
            apart = frozenset[str]() if entry is clinic else filled_in
            places = [(keys, lost) for keys, text in _texts(entry) if (lost := lacking([text]) - apart)]
            if places:
                lost = frozenset[str]().union(*(signs for _, signs in places))
                shown = "".join(sorted(lost)[:12])
                message = (
                    f"the PDF's own font has no {shown} ({named(lost)}): they print only on a computer with a font "
                    "that has them, such as Debian's fonts-noto-cjk; install one there, or write it in other letters"
                )
                table = content.tables[(kind, getattr(entry, "id", ""))]
                yield table.problem(places[0][0], message, warning=True)


def of_language(content: Assembled, code: str) -> Iterator[Problem]:
    """Yield at most one warning for a whole language, since the same font helps for all of its texts."""
    lost = lacking(text for entries in content.entries.values() for entry in entries for _, text in _texts(entry))
    if lost:
        message = (
            f"the PDF's own font lacks signs of this language ({named(lost)}): they print only on a computer with a "
            "font that has them, such as Debian's fonts-noto-cjk; install one there"
        )
        yield Problem(code, 1, "language", message, warning=True)


def _texts(entry: Entry | Words) -> Iterable[tuple[TextKeys, str]]:
    if isinstance(entry, Words):
        return [(tuple(key.split(".")), entry(key)) for key in sorted(entry.keys())]
    found = [(text.keys, text.words) for text in texts_of(entry)]
    if isinstance(entry, Clinic):
        # `texts_of` leaves out the clinic's name and numbers, which are not translated.
        found += [(("name",), entry.name), (("phone",), entry.phone), (("emergency_number",), entry.emergency_number)]
    return found
