"""Reads the kiosk's file, `kiosk.toml`, and reports each problem in it with its file, line and key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import Field, StrictBool, ValidationError, field_validator

from coach.core.errors import CoachError, ContentError, LanguageError, Problem, StorageError
from coach.kiosk.config.bounds import Bounded, Bounds
from coach.kiosk.config.hours import Hours
from coach.kiosk.config.pin import PinHashError, check_stored
from coach.kiosk.config.screen import ScreenSize
from coach.kiosk.config.speech import Speech
from coach.kiosk.config.times import Times
from coach.loading.entry_problems import entry_problems
from coach.loading.files import LANGUAGE, ContentDocument, ProblemError, read_file
from coach.loading.overlay import Origin, Table
from coach.loading.place import ContentPlace
from coach.loading.sentences import sentence
from coach.storage.documents import HomelessError, data_folder, placed

__all__ = [
    "Alert", "Hours", "KioskConfig", "MissingConfigError", "Times",
    "default_paths", "find_config", "pin_command", "read_config", "read_document", "wrong_languages",
]  # fmt: skip

FILE = "kiosk.toml"
MACHINE_FOLDER = Path("/etc/coach")
"""The folder of a file for all users of a machine."""

_Item = TypeVar("_Item")


class Alert(Bounded):
    """The program that rings for the desk when an emergency card is shown."""

    BOUNDS: ClassVar = {"seconds": Bounds(1, 60, "seconds", "staff must learn soon that nothing rang")}

    command: tuple[str, ...] = ()
    """The full path of a program and its arguments, to which nothing is added; empty for no alert."""
    seconds: Annotated[float, Field(strict=True)] = 10.0
    """How long it may run, 1 to 60; then it and all that it started are killed."""

    @field_validator("command")
    @classmethod
    def _names_a_program(cls, command: tuple[str, ...]) -> tuple[str, ...]:
        if command and not command[0].startswith("/"):
            raise ValueError(f"{command[0]!r} is no full path; write the program as /usr/local/bin/ring-desk")
        if any("\0" in part for part in command):
            raise ValueError("a program takes no argument with a zero byte; take it out")
        return command


class KioskConfig(Bounded):
    """What a clinic sets for its kiosk. Paths in the file are relative to its folder; here they are absolute."""

    BOUNDS: ClassVar = {"pages": Bounds(1, 10, "pages", "a tray has to last for all visitors")}

    content: Path | None = None
    """A folder whose content replaces and adds to the shipped content; None for the shipped content alone."""
    clinic: Path | None = None
    """The file with the clinic's name and phone; None for the one in the content."""
    languages: tuple[str, ...] = ()
    """Codes of the languages on the first screen, the default first; empty for the content's own language alone."""
    printer: str | None = None
    """The name of a CUPS queue; None for the machine's default queue."""
    print: StrictBool = True
    """Whether a visitor may print the take-away."""
    pages: Annotated[int, Field(strict=True)] = 2
    """How often one visitor may print, 1 to 10."""
    voice: StrictBool = True
    """Whether a visitor may have the screens read aloud."""
    speech: Speech = Speech()
    """How the voice speaks, and when it offers itself to the room."""
    routines: tuple[Literal["standing", "chair"], ...] = ("standing", "chair")
    """The routines that a visitor may choose from if the result allows any; empty for none."""
    pin: str | None = Field(None, repr=False)
    """The staff PIN as `coach kiosk pin` writes it, a scrypt hash; None until it is set."""
    times: Times = Times()
    hours: Hours = Hours()
    """When the kiosk is open; without them at all times."""
    alert: Alert = Alert()
    screen: ScreenSize = ScreenSize()
    counts: StrictBool = False
    """Whether anonymous counts are kept, by day."""
    counts_folder: Path | None = None
    """Where they are kept; None for `kiosk` in the platform's data folder. See `folder_of_counts`."""

    @property
    def content_place(self) -> ContentPlace:
        """Where to load the content from."""
        return ContentPlace(self.content, self.clinic)

    @property
    def folder_of_counts(self) -> Path:
        """Where counts are kept; the folder may not exist yet."""
        return self.counts_folder or data_folder() / "kiosk"

    @field_validator("printer")
    @classmethod
    def _is_a_queue(cls, printer: str | None) -> str | None:
        # CUPS allows no space, slash or hash in the name of a queue; a leading hyphen would make it an option.
        if printer is not None and (
            not printer.isprintable() or not printer or printer[0] == "-" or set(printer) & set(" /#")
        ):
            raise ValueError(f"{printer!r} is no name of a queue; see the names with: lpstat -e")
        return printer

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
    """There is no kiosk file in any of the usual places, or none where it was said to be."""


def default_paths() -> tuple[Path, ...]:
    """Return where to look for the kiosk's file: first in the user's config folder, then in MACHINE_FOLDER."""
    # A file named with --config needs no platformdirs, which is slow to import.
    from platformdirs import user_config_path

    try:
        own = placed(lambda: user_config_path("coach", appauthor=False))
    except HomelessError:
        return (MACHINE_FOLDER / FILE,)
    return own / FILE, MACHINE_FOLDER / FILE


def find_config(given: Path | None) -> Path:
    """Return the path of the kiosk's file: the one given, or the first of the usual ones that exists.

    Raises:
        MissingConfigError: There is no such file.
    """
    paths = default_paths() if given is None else (given,)
    for path in paths:
        if path.exists():
            return path
    path, *others = paths
    command = pin_command(given)
    if others:
        raise MissingConfigError(sentence("kiosk.no-files", path=path, other=others[0], command=command))
    raise MissingConfigError(sentence("kiosk.no-file", path=path, command=command))


def pin_command(given: Path | None) -> str:
    """Return the command by which staff set the PIN; it makes the file if there is none."""
    from shlex import quote

    return "coach kiosk pin" if given is None else f"coach kiosk pin --config {quote(str(given))}"


def read_config(path: Path) -> KioskConfig:
    """Return what a kiosk's file sets.

    Raises:
        StorageError: Its permissions do not let it be read.
        ContentError: It cannot be read, or something in it is wrong; the error has every problem, with the full path.
    """
    document = read_document(path)
    try:
        return KioskConfig.model_validate(_with_absolute_paths(document))
    except ValidationError as error:
        problems = entry_problems(_table(document), error)
        raise ContentError(tuple(sorted(_in_plain_words(each) for each in problems))) from error


def read_document(path: Path) -> ContentDocument:
    """Return what a kiosk's file holds, unchecked; it may be empty.

    Raises:
        StorageError: Its permissions do not let it be read.
        ContentError: It cannot be read for another reason.
    """
    path = path.absolute()
    try:
        return replace(read_file(path, path.parent, may_be_empty=True, has_words=False), path=str(path))
    except ProblemError as error:
        if isinstance(error.__cause__, PermissionError):
            raise StorageError(sentence("config-refused", path=path)) from error
        raise ContentError((replace(error.problem, file=str(path)),)) from error


def wrong_languages(path: Path, error: LanguageError) -> ContentError:
    """Return an error that says, by line, that a kiosk's file names a language which the content does not have."""
    return ContentError((_table(read_document(path)).problem(["languages"], str(error)),))


def _table(document: ContentDocument) -> Table:
    """Return the file as the table that finds the line of each key."""
    return Table("kiosk", document.data, [Origin(document.path, document.file, -1)])


def _with_absolute_paths(document: ContentDocument) -> dict[str, Any]:
    """Return the file's values, with absolute paths."""
    data = dict(document.data)
    for key in ("content", "clinic", "counts_folder"):
        if isinstance(data.get(key), str):
            data[key] = document.file.parent / data[key]
    return data


_IN_PLAIN_WORDS = {
    "Input should be a valid boolean": "write true or false, without quotes",
    "Input should be a valid integer": "write a whole number, without quotes",
    "Input should be a valid number": "write a number, without quotes",
    "Input should be a valid tuple": 'write a list: ["…"]',
    "Input should be a valid string": "write it in quotes",
    "Input is not a valid path for <class 'pathlib.Path'>": "write a path in quotes",
    "Input should be a valid dictionary or instance of Times": "write its keys below a line of its own: [times]",
    "Input should be a valid dictionary or instance of Hours": "write its keys below a line of its own: [hours]",
    "Input should be a valid dictionary or instance of ScreenSize": "write its keys below a line of its own: [screen]",
    "Input should be a valid dictionary or instance of Alert": "write its keys below a line of its own: [alert]",
    "Input should be a valid dictionary or instance of Speech": "write its keys below a line of its own: [speech]",
}
"""Pydantic's messages, put for staff."""


def _in_plain_words(problem: Problem) -> Problem:
    return replace(problem, message=_IN_PLAIN_WORDS.get(problem.message, problem.message))
