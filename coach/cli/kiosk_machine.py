"""Commands for a kiosk's machine: `setup` writes its files, `doctor` and `metrics` tell how it is, `ring` tries it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coach.cli.options import takes_config, takes_today
from coach.cli.output import STDOUT, write_note, write_result

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.kiosk.config.file import KioskConfig

READABLE = 0o644
"""The mode of files that other users of the machine read; they hold no secret."""


def libraries_of(setting: KioskConfig) -> list[Library]:
    """Return the content that a kiosk offers, in each of its languages.

    Raises:
        ContentError: The content is broken.
        MissingContentError: A file or folder that the configuration names does not exist.
        LanguageError: The content lacks a language that the configuration names.
    """
    from dataclasses import replace

    from coach.loading.assembly import load_library

    place = setting.content_place
    return [load_library(replace(place, language=code)) for code in setting.languages] or [load_library(place)]


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
    from coach.kiosk.setup.out_of_order import out_of_order
    from coach.kiosk.setup.values import values
    from coach.loading.assembly import load_library

    if output == STDOUT:
        raise click.UsageError("The kit is a folder of files, and stdout takes none: name a folder with --output.")
    # The user that runs the kiosk has no config folder, so its file is in /etc.
    path = config or MACHINE_FOLDER / FILE
    there = path.exists()
    setting = read_config(path) if there else KioskConfig()
    named = values(path, setting, out_of_order(libraries_of(setting)))
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
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the JSON here, whole or not at all."
)
@takes_today
@takes_config
def doctor(config: Path | None, today: date, form: Literal["text", "json"], output: Path | None) -> None:
    """Look at the kiosk's machine.

    Says of each thing that keeps the kiosk shut, private and running whether it is OK, how to FIX it, or that you must
    CHECK it YOURSELF. Reads the running system, best with sudo while the kiosk runs. Exits 1 if anything is to fix.
    """
    from coach.cli.output import deliver
    from coach.export.json_record import as_json
    from coach.kiosk.doctor import examine
    from coach.kiosk.doctor.finding import FindingState
    from coach.kiosk.doctor.machine import ThisMachine
    from coach.kiosk.doctor.report import lines, records
    from coach.kiosk.doctor_report import report
    from coach.loading.assembly import load_library

    if output is not None and form != "json":
        raise click.UsageError("--output takes the JSON: add --format json.")
    # The shipped words, since the clinic's own content is one of the things examined.
    words = load_library().words
    findings = list(examine(ThisMachine(config, today)))
    states = [finding.state for finding in findings]
    to_fix, to_check = states.count(FindingState.FIX), states.count(FindingState.CHECK)
    if form == "json":
        deliver(as_json(report(datetime.now(UTC), records(findings, words))), form, output, force=True, mode=READABLE)
    else:
        for line in (*lines(findings, words), ""):
            write_result(line)
        if to_check:
            write_result(words("kiosk.doctor.check-count", count=to_check))
        write_result(words("kiosk.doctor.unwell", count=to_fix) if to_fix else words("kiosk.doctor.well"))
    click.get_current_context().exit(1 if to_fix else 0)


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Replace this file, whole or not at all."
)
@takes_today
@takes_config
def metrics(config: Path | None, today: date, output: Path | None) -> None:
    """Tell counts and health to Prometheus.

    Prints the text that its node exporter collects from a file. Counts end with yesterday; few results are held back.
    """
    from coach import __version__
    from coach.cli.output import deliver
    from coach.kiosk.config.file import find_config, read_config
    from coach.kiosk.counts.file import CountsFile
    from coach.kiosk.doctor import examine
    from coach.kiosk.doctor.machine import ThisMachine
    from coach.kiosk.metrics import metrics as told

    path = find_config(config)
    setting = read_config(path)
    counts, notice = CountsFile(setting.folder_of_counts).read() if setting.counts else (None, None)
    if notice is not None:
        write_note(str(notice))
    # A link leads to the folder of one version, whose name it is.
    own = setting.content.resolve().name if setting.content else ""
    findings = examine(ThisMachine(path, today))
    deliver(told(counts, today, findings, __version__, own), "text", output, force=True, mode=READABLE)


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Replace this file, whole or not at all."
)
@takes_config
def notice(config: Path | None, output: Path | None) -> None:
    """Print the out-of-order notice.

    The screen shows it where the kiosk cannot run. It is in every language that the kiosk offers, with the emergency
    number of the clinic.
    """
    from coach.cli.output import deliver
    from coach.kiosk.config.file import find_config, read_config
    from coach.kiosk.setup.out_of_order import out_of_order

    text = out_of_order(libraries_of(read_config(find_config(config))))
    deliver(f"{text}\n", "text", output, force=True, mode=READABLE)


@click.command()
@takes_config
def ring(config: Path | None) -> None:
    """Ring for the desk now, to try it.

    Runs what stands under [alert] in the kiosk's file, as an emergency card does. Exits 1 if it fails.
    """
    from queue import SimpleQueue

    from coach.kiosk.alert import AlertResult
    from coach.kiosk.alert import ring as ring_desk
    from coach.kiosk.config.file import find_config, read_config
    from coach.loading.assembly import load_library

    path = find_config(config)
    alert, words = read_config(path).alert, load_library().words
    if not alert.command:
        write_note(words("kiosk.staff.no-ring", path=path))
        click.get_current_context().exit(1)
    told: SimpleQueue[AlertResult] = SimpleQueue()
    ring_desk(alert.command, alert.seconds, told.put)
    trouble = told.get().trouble
    if trouble is None:
        write_result(words("kiosk.staff.rang"))
    else:
        write_note(str(trouble))
        click.get_current_context().exit(1)
