"""The content in the language of the clinic's staff, for what a therapist reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from coach.core.errors import CoachError
from coach.core.library import Library
from coach.loading.assembly import load_library, spoken_in
from coach.loading.place import ContentPlace

ClinicContent = Callable[[], Library]
"""Returns all content in the language of the clinic's staff."""


def content_for_clinic(library: Library, place: ContentPlace) -> ClinicContent:
    """Return what reads the content in the clinic's language, once, when it is asked for.

    It is the library itself where the person reads the same language, and the content's own language where the content
    is not whole in the clinic's.

    Args:
        library: All content in the person's language.
        place: Where it was read from.
    """
    code = library.clinic.language
    own = code is None and not place.translations()
    if own or spoken_in(library, code):
        return lambda: library

    @cache
    def read() -> Library:
        try:
            return load_library(replace(place, language=code, if_whole=True))
        except (CoachError, OSError):
            # Content that was broken since it was read tells so at the next start; until then a summary can be had.
            return library

    return read
