"""The command `coach` with its options, and where each of its subcommands is."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from coach import __version__
from coach.cli.options import AppOptions, Places, takes_app_options, takes_places
from coach.cli.output import write_note
from coach.cli.spoken import spoken
from coach.cli.spoken_commands import SpokenGroup, SpokenOption
from coach.cli.usage import WrongUsageError, usage_said
from coach.loading.sentences import in_words, sentence

COMMANDS = {
    "triage": "coach.cli.triage:triage",
    "content": "coach.cli.content:content",
    "summary": "coach.cli.summary:summary",
    "history": "coach.cli.history:history",
    "plan": "coach.cli.plan:plan",
    "set": "coach.cli.set:set_group",
    "kiosk": "coach.cli.kiosk:kiosk",
    "serve": "coach.cli.serve:serve",
    "tour": "coach.cli.tour:tour",
    "doctor": "coach.cli.doctor:doctor",
}
"""The module and the name of each subcommand, in the order in which `--help` lists them."""


class LateGroup(SpokenGroup):
    """A group that imports a command only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, the most used first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command and return it."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=LateGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="coach",
)
@takes_app_options
@takes_places("content", "clinic", "data", "lang")
@click.version_option(__version__, message="coach %(version)s", cls=SpokenOption, help="version")
def coach(places: Places, options: AppOptions) -> None:
    """Start the app where no command was named."""
    ctx = click.get_current_context()
    ctx.obj = places
    if ctx.invoked_subcommand is not None:
        if options.named is not None:
            raise WrongUsageError("app-alone", name=options.named)
        return
    from coach.cli.run_app import run_app
    from coach.cli.run_lines import run_lines, wants_lines

    if options.plain and options.of_screens is not None:
        raise WrongUsageError("screens-plain", name=options.of_screens)
    if wants_lines(places, plain=options.plain):
        sys.exit(run_lines(places, options))
    sys.exit(run_app(places, options))


def run() -> int:
    """Run the command line and return the exit code; wrong usage is one line on stderr and code 2.

    Raises:
        CoachError: The command cannot do what it was asked.
        OSError: Something cannot be read or written.
        KeyboardInterrupt: The person stopped it.
    """
    try:
        result: object = coach.main(prog_name="coach", standalone_mode=False)
    except click.exceptions.Abort as error:
        raise KeyboardInterrupt from error
    except click.UsageError as error:
        command, words = error.ctx.command_path if error.ctx else "coach", spoken()
        write_note(f"{in_words(usage_said(error), words)} {in_words(sentence('usage.see', command=command), words)}")
        return 2
    except click.ClickException as error:
        write_note(error.format_message())
        return 2
    return result if isinstance(result, int) else 0
