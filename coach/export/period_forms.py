"""Makes any form of the report of a period by its name."""

from __future__ import annotations

from datetime import datetime

from coach.core.content.levels import Level
from coach.core.library import Library
from coach.core.report.blocks import summary_head
from coach.core.report.period import PeriodReport
from coach.core.report.period_blocks import PeriodCopy, period_blocks, period_page
from coach.export import Form
from coach.export.json_record import as_json, period_record
from coach.export.markdown import as_markdown
from coach.export.text import as_text


def period_form(
    form: Form, report: PeriodReport, library: Library, now: datetime, copy: PeriodCopy | None = None
) -> str | bytes:
    """Return the report in a form: text, or bytes for a form in NO_TEXT.

    Args:
        form: The name of the form.
        report: The facts.
        library: The library.
        now: When it is made, in the person's own time zone.
        copy: The facts as the therapist reads them; None where both read the same language.
    """
    if form == "json":
        return as_json(period_record(report))
    blocks = (period_page if form == "pdf" else period_blocks)(report, library, now, copy)
    first = copy or PeriodCopy(report, library)
    head = summary_head(first.library, now)
    match form:
        case "fhir":
            # Its narrative needs the Markdown parser, too.
            from coach.export.fhir_period import period_bundle

            return as_json(period_bundle(first.report, blocks, first.library, now))
        case "text":
            return as_text(blocks)
        case "markdown":
            return as_markdown(blocks)
        case "html":
            # It imports a Markdown parser, which the other forms do not need.
            from coach.export.html import as_html

            return as_html(blocks, head, Level.SELF_CARE)
        case "pdf":
            # It imports Pillow and fontTools.
            from coach.export.pdf.document import as_pdf

            return as_pdf(blocks, head)
