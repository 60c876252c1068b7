"""`coach kiosk`: runs the kiosk, sets the PIN of its staff, and shows its counts."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click

from coach.cli.kiosk_content import content
from coach.cli.kiosk_machine import doctor, metrics, notice, ring, setup
from coach.cli.options import takes_config
from coach.cli.output import write_note, write_result
from coach.cli.spoken_commands import SpokenGroup
from coach.cli.streams import need_screen
from coach.core.errors import CoachError, LanguageError

if TYPE_CHECKING:
    from coach.core.words import Words
    from coach.kiosk.config.file import KioskConfig

NOTHING_CHANGED = "Nothing was changed."
LONGEST_LINE = 100
"""The most bytes read of a piped line; no PIN is as long."""


class PinError(CoachError):
    """There is no PIN, or what was typed is not a possible one."""


@click.group(cls=SpokenGroup, invoke_without_command=True, help="kiosk")
@takes_config
def kiosk(config: Path | None) -> None:
    """Run the kiosk; set it up, look after it."""
    if click.get_current_context().invoked_subcommand is None:
        _run(config)


def config_with_pin(given: Path | None) -> KioskConfig:
    """Return the settings in the kiosk's file.

    Raises:
        PinError: There is no file, or no PIN in it.
        ContentError: The file cannot be read, or something in it is wrong.
    """
    from coach.kiosk.config.file import MissingConfigError, find_config, pin_command, read_config

    try:
        config = read_config(find_config(given))
    except MissingConfigError:
        config = None
    if config is None or config.pin is None:
        raise PinError(
            f"No staff PIN is set, and without one nobody could leave the kiosk. Set it: {pin_command(given)}"
        )
    return config


def _run(given: Path | None) -> NoReturn:
    """Run the kiosk, after checking that there is a PIN, then a terminal, then the content."""
    config = config_with_pin(given)
    need_screen("no-terminal-kiosk")
    config.content_place.folders()
    config.content_place.clinic_file()
    from coach.kiosk.process.hardening import isolate

    isolate(sys.argv[1:])
    # Textual must not be imported before this: on import it reads its own environment variables.
    from coach.kiosk.main import run_kiosk

    run_with(given, config, run_kiosk)


def run_with(
    given: Path | None, config: KioskConfig, run: Callable[[KioskConfig, Callable[[str], None]], int]
) -> NoReturn:
    """Run a kiosk until it ends, then exit; a wrong language in its file is reported with its line.

    Args:
        given: The kiosk's file, if the command line named one.
        config: The settings in it.
        run: Runs the kiosk with these settings, writes lines to the journal by the function given, and returns the exit
            code.
    """
    from coach.kiosk.config.file import find_config, wrong_languages

    try:
        code = run(config, write_note)
    except LanguageError as error:
        raise wrong_languages(find_config(given), error) from error
    sys.exit(code)


@kiosk.command()
@takes_config
def pin(config: Path | None) -> None:
    """Set the staff PIN.

    Asks for it twice, or takes one line of what is piped in. Makes the kiosk's file if it is not there.
    """
    from coach.kiosk.config.file import MissingConfigError, default_paths, find_config
    from coach.kiosk.config.pin import SALT_BYTES, hash_pin
    from coach.kiosk.config.pin_file import pin_text, with_pin, write_pin
    from coach.loading.assembly import load_library

    try:
        path = find_config(config)
    except MissingConfigError:
        path = config or default_paths()[0]
    text = pin_text(path)
    # The words as shipped: a PIN can be set while the clinic's own content is being mended.
    words = load_library().words
    chosen = _asked(words) if sys.stdin.isatty() else _piped()
    write_pin(path, with_pin(text, hash_pin(chosen, secrets.token_bytes(SALT_BYTES))))
    write_result(words("kiosk.staff.pin-set", path=path))


def _asked(words: Words) -> str:
    """Ask for the PIN twice without showing it, and return it."""
    from getpass import getpass

    try:
        chosen = _checked(getpass(words("kiosk.staff.ask-pin")))
        again = getpass(words("kiosk.staff.ask-again"))
    except EOFError as error:
        raise PinError(f"No PIN was typed. {NOTHING_CHANGED}") from error
    if again != chosen:
        raise PinError(f"The two PINs differ. {NOTHING_CHANGED}")
    return chosen


def _piped() -> str:
    """Return the PIN from one line of piped input."""
    line = sys.stdin.buffer.readline(LONGEST_LINE)
    return _checked(line.decode("ascii", "replace").rstrip("\r\n"))


def _checked(typed: str) -> str:
    from coach.kiosk.config.pin import FEWEST_DIGITS, MOST_DIGITS, guessable, valid_pin

    if not valid_pin(typed):
        digits = f"{FEWEST_DIGITS} to {MOST_DIGITS} digits"
        raise PinError(f"A PIN is {digits} and nothing else, for a numeric keypad. {NOTHING_CHANGED}")
    if guessable(typed):
        raise PinError(f"Anybody would try this PIN: take other digits, not in a row or all alike. {NOTHING_CHANGED}")
    return typed


@kiosk.command()
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@takes_config
def counts(config: Path | None, form: Literal["csv", "json"]) -> None:
    """Show the anonymous counts, by day.

    Results of days with few are held back, and told with those of the next days.
    """
    from coach.export.json_record import as_json
    from coach.kiosk.config.file import find_config, read_config
    from coach.kiosk.counts.counts import report_rows, to_csv
    from coach.kiosk.counts.file import CountsFile
    from coach.loading.assembly import load_library

    path = find_config(config)
    setting = read_config(path)
    found, notice = CountsFile(setting.folder_of_counts).read()
    if notice is not None:
        write_note(str(notice))
    if not setting.counts:
        write_note(load_library().words("kiosk.staff.counts-off", path=path))
    rows = list(report_rows(found))
    write_result(as_json(rows) if form == "json" else to_csv(rows), end="", form=form)


kiosk.add_command(setup)
kiosk.add_command(doctor)
kiosk.add_command(metrics)
kiosk.add_command(notice)
kiosk.add_command(ring)
kiosk.add_command(content)
