"""Makes any form of a visit's summary by its name, for screens and commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from coach.core.blocks import Block
from coach.core.library import Library
from coach.core.report.blocks import paper_blocks, summary_head, tip_blocks
from coach.core.report.clinic_copy import summaries
from coach.core.visit.state import Visit
from coach.export import Form
from coach.export.json_record import as_json, summary_record
from coach.export.markdown import as_markdown
from coach.export.text import as_text
from coach.local_time import local_time


def summary_form(
    form: Form,
    visit: Visit,
    library: Library,
    local: datetime,
    visits: Iterable[Visit] = (),
    clinic: Library | None = None,
) -> str | bytes:
    """Return a visit's summary in a form: text, or bytes for a form in NO_TEXT.

    Args:
        form: The name of the form.
        visit: The visit, which may be unfinished.
        library: The library that it was made with.
        local: When the visit began, in the person's own time zone.
        visits: The person's visits, the newest first; no more are read than the summary shows.
        clinic: All content in the language of the clinic's staff, for the therapist's part; None for the person's.
    """
    facts, copy = summaries(visit, library, visits, clinic or library)
    if form == "json":
        return as_json(summary_record(facts))
    if form == "fhir":
        # Its narrative needs the Markdown parser, too.
        from coach.export.fhir import fhir_bundle
        from coach.export.fhir_questionnaire import FhirSource

        return as_json(fhir_bundle(FhirSource(visit, facts, library, local, copy)))
    blocks = paper_blocks(facts, library, local, copy)
    match form:
        case "text":
            return as_text(blocks)
        case "markdown":
            return as_markdown(blocks)
        case "html":
            # It imports a Markdown parser, which the other forms do not need.
            from coach.export.html import as_html

            return as_html(blocks, summary_head(library, local), facts.advice.level)
        case "pdf":
            return _pdf(blocks, library, local)


def printed_page(
    visit: Visit, library: Library, visits: Iterable[Visit], clinic: Library, *, large: bool = False
) -> bytes:
    """Return a visit's summary as a PDF to print.

    Args:
        visit: The visit, which may be unfinished.
        library: The library that it was made with.
        visits: The person's visits, the newest first; no more are read than the summary shows.
        clinic: All content in the language of the clinic's staff, for the therapist's part.
        large: Whether the person's part is in large print.
    """
    facts, copy = summaries(visit, library, visits, clinic)
    local = local_time(visit.started)
    return _pdf(paper_blocks(facts, library, local, copy), library, local, large=large)


def _pdf(blocks: Iterable[Block], library: Library, local: datetime, *, large: bool = False) -> bytes:
    # It imports Pillow and fontTools.
    from coach.export.pdf.document import as_pdf

    told = tuple(blocks)
    # General tips are told on the screen, too.
    spare = tip_blocks(library) if large else ()
    return as_pdf((*told, *_lost(told, library)), summary_head(library, local), large=large, spare=spare)


def lost_in_pdf(
    visit: Visit, library: Library, local: datetime, visits: Iterable[Visit] = (), clinic: Library | None = None
) -> str | None:
    """Return a sentence that names the characters which a visit's PDF cannot show on this computer, or None.

    The arguments are those of `summary_form`.
    """
    facts, copy = summaries(visit, library, visits, clinic or library)
    lost = _lost(paper_blocks(facts, library, local, copy), library)
    return lost[0].text if lost else None


def _lost(blocks: tuple[Block, ...], library: Library) -> tuple[Block, ...]:
    """Return a note on the characters that a PDF cannot show on this computer; empty if it can show all."""
    # It imports Pillow and fontTools.
    from coach.export.pdf.document import lost_signs
    from coach.loading.glyphs import named

    lost = lost_signs(blocks)
    return (Block("note", library.words("summary.lost-signs", signs=named(lost))),) if lost else ()
