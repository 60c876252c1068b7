"""The facts about a visit once more, in the language of the clinic's staff where the person reads another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import tee

from coach.core.blocks import Block
from coach.core.library import Library
from coach.core.report.summary import Summary, summarise
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class ClinicCopy:
    """What a therapist reads where the person reads another language."""

    summary: Summary
    library: Library


def summaries(
    visit: Visit, library: Library, visits: Iterable[Visit], clinic: Library
) -> tuple[Summary, ClinicCopy | None]:
    """Return the summary of a visit, and a copy for the therapist where the clinic reads another language.

    Args:
        visit: The visit.
        library: All content in the person's language.
        visits: The person's visits, the newest first; only as many are read as are reported.
        clinic: All content in the clinic's language.
    """
    if language_of(clinic) == language_of(library):
        return summarise(visit, library, visits), None
    own, copied = tee(visits)
    return summarise(visit, library, own), ClinicCopy(summarise(visit, clinic, copied), clinic)


def language_of(library: Library) -> str:
    """Return the tag of the language that a library is in, as in HTML's `lang="en"`."""
    return library.words("cue.language")


def told_in(library: Library, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks marked with the language of a library."""
    return tuple(replace(block, language=language_of(library)) for block in blocks)


def for_clinic(library: Library, clinic: Library) -> Block:
    """Return the sentence that tells a person for whom a part is and in which language.

    Args:
        library: All content in the person's language.
        clinic: All content in the clinic's language, which calls itself by its own name.
    """
    told = library.words("handover.in-language", language=clinic.words("kiosk.language"))
    return Block("text", told, language_of(library))
