"""Where the content comes from: the shipped folder, a folder over it, the clinic's own file, and the language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.core.errors import MissingContentError
from coach.loading.files import LANGUAGE
from coach.loading.sentences import sentence
from coach.resources import resource

CASES = "cases"
"""The folder of cases, which only the checks of the content read."""


@dataclass(frozen=True)
class ContentPlace:
    """Where the content comes from."""

    folder: Path | None = None
    """A folder laid over the shipped content; one that has every shipped file replaces it."""
    clinic: Path | None = None
    """A file to use in place of `clinic.toml`."""
    language: str | None = None
    """The code of the language to read; None for the content's own."""
    if_whole: bool = False
    """Whether the content's own language is read where the content is not whole in the other one."""

    def folders(self) -> tuple[Path, ...]:
        """Return the folders to read, the lowest first.

        Raises:
            MissingContentError: The folder that was named is not there.
        """
        shipped = resource("content")
        if self.folder is None:
            return (shipped,)
        if not self.folder.is_dir():
            raise MissingContentError(sentence("no-content", path=self.folder))
        return (self.folder,) if _stands_alone(self.folder, shipped) else (shipped, self.folder)

    def translations(self) -> tuple[Path, ...]:
        """Return the folders with the words of the language, the lowest first; none for the content's own language.

        Raises:
            MissingContentError: The folder that was named is not there.
        """
        if self.language is None or not LANGUAGE.fullmatch(self.language):
            return ()
        return tuple(folder / self.language for folder in self.folders() if (folder / self.language).is_dir())

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the languages that have a folder, sorted.

        Raises:
            MissingContentError: The folder that was named is not there.
        """
        below = (each for folder in self.folders() for each in folder.iterdir())
        return tuple(sorted({each.name for each in below if LANGUAGE.fullmatch(each.name) and each.is_dir()}))

    def clinic_file(self) -> Path | None:
        """Return the clinic's own file, or None where the content's `clinic.toml` applies.

        Raises:
            MissingContentError: The file that was named is not there.
        """
        if self.clinic is not None and not self.clinic.exists():
            raise MissingContentError(sentence("no-clinic", path=self.clinic))
        return self.clinic


SHIPPED = ContentPlace()
"""The content as it ships."""


def _stands_alone(folder: Path, shipped: Path) -> bool:
    paths = (file.relative_to(shipped) for file in shipped.rglob("*.toml"))
    own = (path for path in paths if path.parts[0] != CASES and not LANGUAGE.fullmatch(path.parts[0]))
    return all((folder / path).is_file() for path in own)
