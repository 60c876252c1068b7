"""The folders, files and language that were named on the command line, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.home.language import in_own_language
from coach.loading.place import ContentPlace
from coach.storage.documents import data_folder


@dataclass(frozen=True)
class Places:
    """What the command line named; None where the default applies."""

    content: Path | None = None
    clinic: Path | None = None
    data: Path | None = None
    lang: str | None = None

    @property
    def content_place(self) -> ContentPlace:
        """The content to read: in the language that was named, else in the person's own where it is whole."""
        named = ContentPlace(self.content, self.clinic, self.lang)
        return named if self.lang is not None else in_own_language(named, self.data)

    @property
    def data_folder(self) -> Path:
        """The folder with the person's visits and settings."""
        return self.data or data_folder()
