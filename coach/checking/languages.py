"""Checks each language: it holds only words, says all that it must, and is offered only if it is complete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coach.checking import codes, forms, glyphs, promises, reading, wording
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled, assemble, library_of
from coach.loading.place import CASES
from coach.loading.translation import READING
from coach.translating.present import older_in
from coach.translating.sources import sources

NAMED = 3
"""How many of the missing texts a warning names."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return what is wrong in the folder of each language, and warn of what is not translated yet.

    How hard its texts are to read and what they must never say is checked only if the language has a `reading.toml`,
    which says so.
    """
    return [problem for code in content.place.codes() for problem in _of_language(content, code)]


def _of_language(content: Assembled, code: str) -> Iterator[Problem]:
    found = assemble(replace(content.place, language=code), skip=(CASES,))
    yield from found.problems
    if found.untranslated:
        named = "; ".join(found.untranslated[:NAMED])
        more = "; …" if len(found.untranslated) > NAMED else ""
        message = f"not offered yet, since words are not translated ({len(found.untranslated)}): {named}{more}"
        yield Problem(code, 1, "language", message, warning=True)
    if not found.problems:
        yield from _older(content, code)
        yield from (each for each in _proved(found, code) if each.file.startswith(f"{code}/"))
        yield from glyphs.of_language(found, code)


def _older(content: Assembled, code: str) -> Iterator[Problem]:
    """Yield at most one warning, at the first key whose English has changed since it was translated."""
    older = older_in(content.place, code, sources(content))
    if older:
        message = (
            f"older than its English (in this language: {len(older)}); mend the words and their English, by the help "
            f"of: coach content translate {code}"
        )
        yield Problem(f"{code}/{older[0].path}", older[0].line, older[0].name, message, warning=True)


def _proved(found: Assembled, code: str) -> Iterator[Problem]:
    library = library_of(found)
    yield from wording.problems(found, library)
    yield from forms.problems(found, library)
    yield from codes.problems(found, library)
    if any(each.path == f"{code}/{READING}.toml" for each in found.tables[(READING, "")].origins):
        yield from reading.problems(found, library)
        yield from promises.problems(found, library)
