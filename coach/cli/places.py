"""Where content and the person's files are, as named on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.loading.place import ContentPlace
from coach.storage.documents import data_folder


@dataclass(frozen=True)
class Places:
    """The folders and files named on the command line, and the language; None where the default holds."""

    content: Path | None = None
    clinic: Path | None = None
    data: Path | None = None
    lang: str | None = None

    @property
    def content_place(self) -> ContentPlace:
        """Where the content comes from."""
        return ContentPlace(self.content, self.clinic, self.lang)

    @property
    def data_folder(self) -> Path:
        """Where the person's files are."""
        return self.data or data_folder()
