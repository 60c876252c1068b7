"""The forms of a visit's summary: to read, to print, or as data for programs."""

from __future__ import annotations

from typing import Final, Literal, get_args

Form = Literal["text", "markdown", "html", "pdf", "fhir", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
"""The names of the forms; they are here so that `coach --help` need not import what makes the forms."""
NO_TEXT: Final = frozenset[Form]({"pdf"})
"""The forms that are not text, which no terminal can show."""
SUFFIXES: Final[dict[Form, str]] = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "pdf": "pdf",
    "fhir": "fhir.json",
    "json": "json",
}
"""The suffix of a file in each form."""
SAVED: tuple[Form, ...] = ("pdf", "html", "text", "markdown", "fhir")
"""The forms that a person may save from the summary, the likeliest first."""
