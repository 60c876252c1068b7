"""The command `coach`: the app by itself, or one of its commands."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from coach import __version__
from coach.cli.options import Places, takes_places
from coach.core.errors import CoachError
from coach.crash import crash_report

COMMANDS = {
    "triage": "coach.cli.triage:triage",
    "content": "coach.cli.content:content",
    "summary": "coach.cli.visits:summary",
    "history": "coach.cli.visits:history",
    "doctor": "coach.cli.doctor:doctor",
}
"""Where each command lives; a command is imported when it is called or listed."""


class LateGroup(click.Group):
    """A group that imports a command only when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LateGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@takes_places("content", "clinic", "data")
@click.option("--theme", type=click.Choice(["dark", "light"]), help="Colours for this time only; the app alone.")
@click.version_option(__version__, message="coach %(version)s")
def coach(places: Places, theme: str | None) -> None:
    """Check your back, move with a guide, and know when to seek care.

    Without a command the app starts. This is general information, not a diagnosis.
    """
    ctx = click.get_current_context()
    ctx.obj = places
    if ctx.invoked_subcommand is not None:
        if theme is not None:
            raise click.UsageError("--theme goes with the app alone: leave it out here.")
        return
    from coach.cli.app import run_app

    sys.exit(run_app(places, theme))


def main() -> NoReturn:
    """Run the command line; an error is one line on stderr and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Where the locale is not UTF-8 a sign that it lacks must not cost the rest of the text.
            stream.reconfigure(errors="replace")
    sys.exit(_run())


def _run() -> int:
    try:
        result: object = coach.main(prog_name="coach", standalone_mode=False)
    except Exception as error:
        line, code = _told(error)
        click.echo(line, err=True)
        return code
    return result if isinstance(result, int) else 0


def _told(error: Exception) -> tuple[str, int]:
    """Return the line that tells an error, and the exit code."""
    line, code = str(error), 2
    match error:
        case CoachError():
            pass
        case click.exceptions.Abort():
            line, code = "Stopped.", 130
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "coach"
            line = f"{error.format_message()} See: {command} --help"
        case click.ClickException():
            line = error.format_message()
        case OSError():
            line = f"Cannot read or write {error.filename or 'the output'}: {error.strerror or error}."
        case _:
            # A traceback would show answers. The place is enough to find the fault.
            kind, *places = crash_report(error).splitlines()
            line, code = f"coach stopped because of a fault of its own: {kind} at {places[-1]}.", 1
    return line, code
