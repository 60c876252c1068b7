"""The errors that a person may see, each with a text that says what happened and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.controls import visible


class CoachError(Exception):
    """The base of all errors that the coach raises on purpose; the text is meant for a person."""

    def __str__(self) -> str:
        """Return the text as one line, with control characters escaped."""
        return visible(super().__str__())


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in the content: where it is, and what to do about it."""

    file: str
    """The file's path below the content folder."""
    line: int
    """Counted from 1; 1 if the problem is about the whole file."""
    key: str
    """The place in the file: `rule fever-alone: level`."""
    message: str
    """What is wrong and what to do, in one sentence."""
    warning: bool = False
    """Whether the content can be used in spite of it."""

    def __str__(self) -> str:
        """Return the problem as one line: `file:line: key: message`."""
        return visible(f"{self.file}:{self.line}: {self.key}: {self.message}")


class ContentError(CoachError):
    """The content cannot be used; carries every problem that was found, at least one."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return the problems, one per line."""
        return "\n".join(str(problem) for problem in self.problems)


class MissingContentError(CoachError):
    """There is no content folder at the given path."""


class LanguageError(CoachError):
    """The content does not exist in the requested language, or its translation is incomplete."""


class AnswersError(CoachError):
    """An answers file cannot be read, or has an answer that its question does not offer."""


class StorageError(CoachError):
    """One of the person's own files could not be read or written."""


class PlanError(CoachError):
    """The plan has no dates to write, or its reminders cannot be set or shown."""
