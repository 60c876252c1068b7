"""Warns of characters that no font shows: in a PDF on this computer, or on the console of a kiosk.

A PDF has its own font, and uses those of the computer for what that lacks. A kiosk's console has the font of its kit
alone; a kiosk in cage uses those of the computer. The code for a phone holds any character, each as its bytes in UTF-8.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from coach.core.content.entries import Entry
from coach.core.content.texts import TextKeys, texts_of
from coach.core.content.topics import Clinic
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.words import Words
from coach.export.pdf.fallback_fonts import fallbacks
from coach.loading.assembly import Assembled
from coach.loading.glyphs import lacking, lacking_on_console, named
from coach.loading.overlay import Table

_MOST = 12
"""How many of the characters a warning shows."""
_INSTALL = "install a font that has them, such as Debian's fonts-noto-cjk, wherever it is printed"
_IN_CAGE = "run the kiosk in cage, which uses the computer's fonts"

Lost = tuple[TextKeys, frozenset[str]]
"""The keys of a text, and its characters that cannot be shown."""
LostOf = Callable[[Iterable[str]], frozenset[str]]
"""Returns the characters of texts that cannot be shown."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return a warning for each entry that cannot be printed here, and for what a kiosk's console cannot show."""
    return [*_in_pdf(content, library.clinic), *_on_console(content, library.clinic)]


def _in_pdf(content: Assembled, clinic: Clinic) -> Iterator[Problem]:
    # Many texts contain the clinic's name, so it is reported only once, at the clinic.
    filled_in = frozenset("".join(_names(clinic)))
    for entry, kind, found in _lacking(content, _unprinted):
        places = [(keys, own) for keys, lost in found if (own := lost if entry is clinic else lost - filled_in)]
        if places:
            lost = frozenset[str]().union(*(signs for _, signs in places))
            message = (
                f"no font here has {_shown(lost)}, so that a PDF shows question marks; {_INSTALL}, "
                "or write it in other letters"
            )
            yield content.tables[(kind, getattr(entry, "id", ""))].problem(places[0][0], message, warning=True)


def _on_console(content: Assembled, clinic: Clinic) -> Iterator[Problem]:
    """Yield at most two warnings, for the clinic's name and for all else: cage helps for every text at once."""
    filled_in = frozenset("".join(_names(clinic)))
    others: list[tuple[Table, TextKeys, frozenset[str]]] = []
    for entry, kind, found in _lacking(content, lacking_on_console):
        if entry is clinic:
            lost = frozenset[str]().union(*(signs for _, signs in found))
            yield content.tables[(kind, "")].problem(found[0][0], _for_console(lost), warning=True)
            continue
        table = content.tables[(kind, getattr(entry, "id", ""))]
        others += [(table, keys, own) for keys, lost in found if (own := lost - filled_in)]
    if others:
        table, keys, _ = others[0]
        lost = frozenset[str]().union(*(signs for _, _, signs in others))
        yield table.problem(keys, _for_console(lost), warning=True)


def of_language(content: Assembled, code: str) -> Iterator[Problem]:
    """Yield at most two warnings for a whole language, since the same font helps for all of its texts."""
    texts = [text for entries in content.entries.values() for entry in entries for _, text in _texts(entry)]
    own = frozenset("".join(_names(content.entries["clinic"][0])))
    if lost := _unprinted(texts) - own:
        message = f"no font here has {_shown(lost)} of this language, so that a PDF shows question marks; {_INSTALL}"
        yield Problem(code, 1, "language", message, warning=True)
    if lost := lacking_on_console(texts) - own:
        yield Problem(code, 1, "language", _for_console(lost), warning=True)


def _for_console(lost: Collection[str]) -> str:
    return f"a kiosk's console has no {_shown(lost)} and shows question marks; {_IN_CAGE}, or write other letters"


def _shown(lost: Collection[str]) -> str:
    return f"{''.join(sorted(lost)[:_MOST])} ({named(lost, _MOST)})"


def _unprinted(texts: Iterable[str]) -> frozenset[str]:
    """Return the characters of texts that neither the PDF's own font nor one of this computer has."""
    signs = lacking(texts)
    return signs - frozenset[str]().union(*fallbacks(signs).values())


def _names(clinic: Clinic) -> tuple[str, str, str]:
    return clinic.name, clinic.phone, clinic.emergency_number


def _lacking(content: Assembled, lost_of: LostOf) -> Iterator[tuple[Entry | Words, str, list[Lost]]]:
    """Yield each entry with texts that cannot be shown whole, its kind, and these texts."""
    for kind, entries in content.entries.items():
        for entry in entries:
            found = [(keys, lost) for keys, text in _texts(entry) if (lost := lost_of([text]))]
            if found:
                yield entry, kind, found


def _texts(entry: Entry | Words) -> Iterable[tuple[TextKeys, str]]:
    if isinstance(entry, Words):
        return entry.texts()
    found = [(text.keys, text.words) for text in texts_of(entry)]
    if isinstance(entry, Clinic):
        # `texts_of` leaves out the clinic's name and numbers, which are not translated.
        found += [(("name",), entry.name), (("phone",), entry.phone), (("emergency_number",), entry.emergency_number)]
    return found
