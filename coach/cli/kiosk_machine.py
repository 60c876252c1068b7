"""`coach kiosk setup` writes the files that a kiosk's machine needs; `coach kiosk doctor` examines the machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.options import takes_config, takes_today
from coach.cli.output import STDOUT, write_note, write_result

if TYPE_CHECKING:
    from coach.core.words import Words
    from coach.kiosk.doctor.finding import Finding

STATE_WIDTH = 13
"""Width of the table's first column in characters, with the space after it."""


@click.command()
@click.option("--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to make.")
@click.option("--force", is_flag=True, help="Replace the kit's files in a folder that holds something.")
@takes_config
def setup(config: Path | None, output: Path, *, force: bool) -> None:
    """Write what a clinic installs.

    Makes a folder of files for this machine, with the steps to install them in its README.md. Nothing is installed.
    """
    from coach.kiosk.config.file import FILE, MACHINE_FOLDER, KioskConfig, read_config
    from coach.kiosk.doctor.service_checks import is_hidden
    from coach.kiosk.setup.folder import write_folder
    from coach.kiosk.setup.kit import kit
    from coach.kiosk.setup.values import values
    from coach.loading.assembly import load_library

    if output == STDOUT:
        raise click.UsageError("The kit is a folder of files, and stdout takes none: name a folder with --output.")
    # The user that runs the kiosk has no config folder, so its file is in /etc.
    path = config or MACHINE_FOLDER / FILE
    there = path.exists()
    named = values(path, read_config(path) if there else KioskConfig())
    files = kit(named)
    write_folder(output, files, force=force)
    words = load_library().words
    for name in files:
        write_result(words("kiosk.kit.written", folder=output, name=name))
    write_result(words("kiosk.kit.next", folder=output))
    if not there:
        write_note(words("kiosk.kit.no-config", config=path))
    program = Path(named.coach.split()[0])
    if is_hidden(program):
        write_note(words("kiosk.kit.hidden", coach=program))


@click.command()
@takes_today
@takes_config
def doctor(config: Path | None, today: date) -> None:
    """Look at the kiosk's machine.

    Says of each thing that keeps the kiosk shut and private whether it is held, open, or cannot be told, and how to
    close it. Reads the running system, best with sudo while the kiosk runs. Exits 1 if anything is open.
    """
    from coach.kiosk.doctor import examine
    from coach.kiosk.doctor.finding import FindingState
    from coach.kiosk.doctor.machine import ThisMachine
    from coach.loading.assembly import load_library

    # The shipped words, since the clinic's own content is one of the things examined.
    words = load_library().words
    states = []
    for finding in examine(ThisMachine(config, today)):
        states.append(finding.state)
        for line in _told(finding, words):
            write_result(line)
    write_result("")
    if FindingState.CANNOT_TELL in states:
        write_result(words("kiosk.doctor.untold-count", count=states.count(FindingState.CANNOT_TELL)))
    opened = states.count(FindingState.OPEN)
    write_result(words("kiosk.doctor.unwell", count=opened) if opened else words("kiosk.doctor.well"))
    click.get_current_context().exit(1 if opened else 0)


def _told(finding: Finding, words: Words) -> list[str]:
    """Return a finding's row of the table, and under it how to close it, or why it could not be examined."""
    from coach.kiosk.doctor.finding import FindingState

    what = words(f"kiosk.doctor.what.{finding.key}")
    untold = finding.state is FindingState.CANNOT_TELL
    if finding.seen and not untold:
        what = words("kiosk.doctor.seen", what=what, seen=finding.seen)
    row = f"{words(f'kiosk.doctor.{finding.state}'):<{STATE_WIDTH}}{what}"
    if untold:
        return [row, " " * STATE_WIDTH + words(f"kiosk.doctor.why.{finding.reason}", seen=finding.seen)]
    if finding.state is FindingState.OPEN:
        return [row, " " * STATE_WIDTH + words(f"kiosk.doctor.close.{finding.key}", **finding.values)]
    return [row]
