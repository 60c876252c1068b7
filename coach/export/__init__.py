"""The forms of the hand-off: one set of facts to read, to print, or as a record for programs."""

from __future__ import annotations

from typing import Final, Literal, get_args

Form = Literal["text", "markdown", "html", "pdf", "fhir", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
"""By name, named here so that a list of commands need not load what makes them."""
NO_TEXT: Final = frozenset[Form]({"pdf"})
"""The forms that no terminal can show."""
SUFFIXES: Final[dict[Form, str]] = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "pdf": "pdf",
    "fhir": "fhir.json",
    "json": "json",
}
"""What the name of a file in each form ends with."""
