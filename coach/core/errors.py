"""Errors that end in one clear line: what happened, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.controls import visible


class CoachError(Exception):
    """The root of all errors that the coach raises on purpose; its text is meant for a person."""

    def __str__(self) -> str:
        """Return the text as one line, with nothing in it that a terminal would obey."""
        return visible(super().__str__())


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in the content, with where it stands and what to do."""

    file: str
    """The file's path below the content folder."""
    line: int
    """Counted from 1; 1 where the whole file is meant."""
    key: str
    """The place in the file: `rule fever-alone: level`."""
    message: str
    """What is wrong and what to do, in one sentence."""
    warning: bool = False
    """Whether the content can be used all the same."""

    def __str__(self) -> str:
        """Return the problem as one line: `file:line: key: message`."""
        return visible(f"{self.file}:{self.line}: {self.key}: {self.message}")


class ContentError(CoachError):
    """The content cannot be used; carries every problem that was found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Take the problems, at least one."""
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return the problems, each as a line of its own."""
        return "\n".join(str(problem) for problem in self.problems)


class MissingContentError(CoachError):
    """There is no content folder at the place that was named."""


class LanguageError(CoachError):
    """The content is not there in a language that was asked for, or not whole in it."""


class AnswersError(CoachError):
    """An answers file cannot be read, or holds an answer that its question does not offer."""


class StorageError(CoachError):
    """A file of the person's own could not be read or written."""
