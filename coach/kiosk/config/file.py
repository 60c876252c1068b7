"""The kiosk's file, `kiosk.toml`: what a clinic sets, checked, each problem with its file, line and key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, StrictBool, ValidationError, field_validator

from coach.core.content.entries import Entry
from coach.core.errors import CoachError, ContentError, LanguageError, Problem
from coach.kiosk.config.pin import PinHashError, check_stored
from coach.kiosk.config.times import Times
from coach.loading.entry_problems import entry_problems
from coach.loading.files import LANGUAGE, ContentDocument, ProblemError, read_file
from coach.loading.overlay import Origin, Table
from coach.loading.place import ContentPlace
from coach.storage.documents import HomelessError, data_folder, placed

__all__ = [
    "Alert", "KioskConfig", "MissingConfigError", "Times",
    "default_paths", "find_config", "pin_command", "read_config", "read_document", "wrong_languages",
]  # fmt: skip

FILE = "kiosk.toml"
MACHINE_FOLDER = Path("/etc/coach")
"""Where the file is for all users of a machine."""

_Item = TypeVar("_Item")


class Alert(Entry):
    """What rings for the desk when an emergency card is shown."""

    command: tuple[str, ...] = ()
    """A program by its path and its arguments, run as they stand here and without answers; empty for none."""
    seconds: Annotated[float, Field(strict=True)] = 10.0
    """How long it may run, 1 to 60; then it is ended with all it started."""

    @field_validator("command")
    @classmethod
    def _names_a_program(cls, command: tuple[str, ...]) -> tuple[str, ...]:
        if command and not command[0].startswith("/"):
            raise ValueError(f"{command[0]!r} is no full path; write the program as /usr/local/bin/ring-desk")
        if any("\0" in part for part in command):
            raise ValueError("a program takes no argument with a zero byte; take it out")
        return command

    @field_validator("seconds")
    @classmethod
    def _ends_soon(cls, seconds: float) -> float:
        if not 1 <= seconds <= 60:
            raise ValueError(
                f"{seconds} is out of bounds: staff must learn soon that nothing rang; give 1 to 60 seconds"
            )
        return seconds


class KioskConfig(Entry):
    """What a clinic sets for its kiosk. Paths in the file are relative to its folder; here they are whole."""

    content: Path | None = None
    """A content folder laid over the shipped one; None for the shipped one alone."""
    clinic: Path | None = None
    """The file with the clinic's name and phone; None for that of the content."""
    languages: tuple[str, ...] = ()
    """Codes of those offered on the first screen, the first as the default; empty for the content's own alone."""
    printer: str | None = None
    """The name of a CUPS queue; None for the machine's default one."""
    print: StrictBool = True
    """Whether a visitor may print the take-away."""
    pages: Annotated[int, Field(strict=True)] = 3
    """How many pages one visitor may print, 1 to 10."""
    voice: StrictBool = True
    """Whether a visitor may have the screens read aloud."""
    routines: tuple[Literal["standing", "chair"], ...] = ("standing", "chair")
    """The routines that a visitor is offered where the result allows any; empty for none."""
    pin: str | None = Field(None, repr=False)
    """The staff PIN as `coach kiosk pin` writes it, a scrypt hash; None until it is set."""
    times: Times = Times()
    alert: Alert = Alert()
    counts: StrictBool = False
    """Whether anonymous counts are kept, by day."""
    counts_folder: Path | None = None
    """Where they are kept; None for `kiosk` in the platform's data folder. See `folder_of_counts`."""

    @property
    def content_place(self) -> ContentPlace:
        """Where the content comes from."""
        return ContentPlace(self.content, self.clinic)

    @property
    def folder_of_counts(self) -> Path:
        """Where counts are kept, whether or not the folder is there."""
        return self.counts_folder or data_folder() / "kiosk"

    @field_validator("printer")
    @classmethod
    def _is_a_queue(cls, printer: str | None) -> str | None:
        # CUPS allows no space, slash or hash in the name of a queue; a hyphen in front would read as an option.
        if printer is not None and (
            not printer.isprintable() or not printer or printer[0] == "-" or set(printer) & set(" /#")
        ):
            raise ValueError(f"{printer!r} is no name of a queue; see the names with: lpstat -e")
        return printer

    @field_validator("pages")
    @classmethod
    def _few(cls, pages: int) -> int:
        if not 1 <= pages <= 10:
            raise ValueError(f"{pages} is out of bounds: a tray has to last for all visitors; give 1 to 10 pages")
        return pages

    @field_validator("pin", mode="before")
    @classmethod
    def _is_a_hash(cls, pin: object) -> object:
        try:
            check_stored(pin if isinstance(pin, str) else "")
        except PinHashError as error:
            raise ValueError(str(error)) from error
        return pin

    @field_validator("languages")
    @classmethod
    def _are_codes(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        for code in languages:
            if not LANGUAGE.fullmatch(code):
                raise ValueError(f"{code!r} is no code of a language; write en, es or es-MX")
        return languages

    @field_validator("languages", "routines")
    @classmethod
    def _each_once(cls, items: tuple[_Item, ...]) -> tuple[_Item, ...]:
        if len(set(items)) < len(items):
            raise ValueError("one stands here twice; take it out")
        return items


class MissingConfigError(CoachError):
    """There is no kiosk file where one is looked for."""


def default_paths() -> tuple[Path, ...]:
    """Return where the kiosk's file is looked for, in this order: the user's config folder, the machine's."""
    # platformdirs takes a tenth of a second budget's share; a file named by --config needs none of it.
    from platformdirs import user_config_path

    try:
        own = placed(lambda: user_config_path("coach", appauthor=False))
    except HomelessError:
        return (MACHINE_FOLDER / FILE,)
    return own / FILE, MACHINE_FOLDER / FILE


def find_config(given: Path | None) -> Path:
    """Return the kiosk's file: the one given, else the first of the default ones that is there.

    Raises:
        MissingConfigError: There is none.
    """
    paths = default_paths() if given is None else (given,)
    for path in paths:
        if path.exists():
            return path
    places = " or ".join(str(path) for path in paths)
    raise MissingConfigError(f"There is no kiosk file at {places}. Make one with: {pin_command(given)}")


def pin_command(given: Path | None) -> str:
    """Return the command that sets the PIN, and makes the file if need be, for staff to type."""
    from shlex import quote

    return "coach kiosk pin" if given is None else f"coach kiosk pin --config {quote(str(given))}"


def read_config(path: Path) -> KioskConfig:
    """Return what a kiosk's file sets.

    Raises:
        ContentError: It cannot be read, or something in it is wrong; carries every problem, with the file's whole path.
    """
    document = read_document(path)
    try:
        return KioskConfig.model_validate(_placed(document))
    except ValidationError as error:
        table = Table("kiosk", document.data, [Origin(document.path, document.file, -1)])
        raise ContentError(tuple(sorted(_plain(each) for each in entry_problems(table, error)))) from error


def read_document(path: Path) -> ContentDocument:
    """Return a kiosk's file as it stands, told of by its whole path; it may be empty.

    Raises:
        ContentError: It cannot be read.
    """
    path = path.absolute()
    try:
        return replace(read_file(path, path.parent, may_be_empty=True, has_words=False), path=str(path))
    except ProblemError as error:
        raise ContentError((replace(error.problem, file=str(path)),)) from error


def wrong_languages(path: Path, error: LanguageError) -> ContentError:
    """Return the error that a kiosk's file names a language in which the content cannot be read."""
    document = read_document(path)
    table = Table("kiosk", document.data, [Origin(document.path, document.file, -1)])
    return ContentError((table.problem(["languages"], str(error)),))


def _placed(document: ContentDocument) -> dict[str, Any]:
    """Return the file's values with its paths made whole."""
    data = dict(document.data)
    for key in ("content", "clinic", "counts_folder"):
        if isinstance(data.get(key), str):
            data[key] = document.file.parent / data[key]
    return data


_PLAIN = {
    "Input should be a valid boolean": "write true or false, without quotes",
    "Input should be a valid integer": "write whole seconds, without quotes",
    "Input should be a valid number": "write seconds, without quotes",
    "Input should be a valid tuple": 'write a list: ["…"]',
    "Input should be a valid string": "write it in quotes",
    "Input is not a valid path for <class 'pathlib.Path'>": "write a path in quotes",
    "Input should be a valid dictionary or instance of Times": "write its keys below a line of its own: [times]",
    "Input should be a valid dictionary or instance of Alert": "write its keys below a line of its own: [alert]",
}
"""What pydantic says, as one would to staff."""


def _plain(problem: Problem) -> Problem:
    return replace(problem, message=_PLAIN.get(problem.message, problem.message))
