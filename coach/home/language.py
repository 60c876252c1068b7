"""The language of a person at home: chosen by a key before, or else told by the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.core.errors import MissingContentError
from coach.loading.place import ContentPlace
from coach.storage.documents import HomelessError, data_folder
from coach.storage.settings import read_language

if TYPE_CHECKING:
    from coach.loading.assembly import Language

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the environment tells the language of messages: the first one that says anything counts, as for gettext."""


def in_own_language(place: ContentPlace, data: Path | None, environ: Mapping[str, str] = os.environ) -> ContentPlace:
    """Return a place in the person's language, which gives way to the content's own where it is not whole.

    Args:
        place: Where the content comes from, in its own language.
        data: The folder with the person's settings; None for the usual one.
        environ: The variables of the environment.
    """
    chosen = _remembered(data)
    if chosen is None:
        # Whoever reads the content says what is wrong with it.
        with suppress(MissingContentError, OSError):
            told = (replace(place, language=code) for code in _told_by(environ))
            chosen = next((each.language for each in told if each.translations()), None)
    return replace(place, language=chosen, if_whole=chosen is not None)


def next_language(place: ContentPlace) -> Language | None:
    """Return the language that comes after the one in use, or None if the content is whole in one alone.

    Raises:
        ContentError: The content is broken in its own language.
        MissingContentError: A folder or file that was named is not there.
    """
    # Imported late: the first frame needs none of it.
    from coach.loading.assembly import languages

    offered = languages(place)
    codes = [each.code for each in offered]
    now = codes.index(place.language) if place.language in codes else 0
    return offered[(now + 1) % len(offered)] if len(offered) > 1 else None


def _remembered(data: Path | None) -> str | None:
    try:
        return read_language(data or data_folder())
    except HomelessError:
        return None


def _told_by(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the codes for a locale such as `es_MX.UTF-8`, the closest first: `es-MX`, `es`."""
    locale = next(filter(None, (environ.get(name) for name in VARIABLES)), "")
    code = locale.partition("@")[0].partition(".")[0].replace("_", "-")
    return iter(dict.fromkeys((code, code.partition("-")[0])))
