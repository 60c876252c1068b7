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
    except CoachError as error:
        return _failed(str(error))
    except click.exceptions.Abort:
        return _failed("Stopped.", 130)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "coach"
        return _failed(f"{error.format_message()} See: {command} --help")
    except click.ClickException as error:
        return _failed(error.format_message())
    except OSError as error:
        return _failed(f"Cannot read or write {error.filename or 'the output'}: {error.strerror or error}.")
    except Exception as error:
        # A traceback would show answers. The place is enough to find the fault.
        where = " in ".join(crash_report(error).splitlines()[:1] + crash_report(error).splitlines()[-1:])
        return _failed(f"coach stopped because of a fault of its own: {where}. Your files are as they were.", 1)
    return result if isinstance(result, int) else 0


def _failed(line: str, code: int = 2) -> int:
    click.echo(line, err=True)
    return code
