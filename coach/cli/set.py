"""`coach set`: builds, checks and hands over a therapist's own set of exercises for one person."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from coach.cli.options import Places, takes_output, takes_places
from coach.cli.output import STDOUT, deliver, write_note, write_result
from coach.cli.set_screens import code, new
from coach.cli.spoken_commands import SpokenGroup
from coach.core.errors import ContentError
from coach.loading.sentences import sentence


@click.group(name="set", cls=SpokenGroup, no_args_is_help=False, help="set")
def set_group() -> None:
    """Build, check or hand over a therapist's set."""


set_group.add_command(new)


@set_group.command(help="set-check")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@takes_places("content", "clinic", "lang")
def check(places: Places, file: Path) -> None:
    """Name every problem of a set."""
    from coach.core.routine.preview import portion_line
    from coach.core.routine.rounds import steps_of
    from coach.loading.assembly import load_library
    from coach.loading.set_files import read_prescription

    library = load_library(places.content_place)
    try:
        found = read_prescription(file, library)
    except ContentError as error:
        write_result(str(error))
        write_note(f"{len(error.problems)} to mend. Mend each and check again.")
        click.get_current_context().exit(1)
    for portion in found.portions:
        write_result(portion_line(portion, library))
    seconds = sum(step.seconds for step in steps_of(found.portions, library.planning.timing, rounds=False))
    write_result(library.words("cli.set-checked", count=len(found.portions), minutes=max(1, round(seconds / 60))))


set_group.add_command(code)


@set_group.command(help="set-read")
@click.argument("text", metavar="TEXT|-")
@takes_output()
@takes_places("content", "clinic", "lang")
def read(places: Places, text: str, output: Path | None, force: bool) -> None:
    """Turn a set that came as a code into a file."""
    from coach.core.routine.set_code import LONGEST, SetCodeError, set_text
    from coach.loading.assembly import load_library
    from coach.loading.set_files import set_in

    try:
        found = set_text(sys.stdin.read(LONGEST) if text == str(STDOUT) else text)
    except SetCodeError as error:
        raise SetCodeError(sentence(str(error))) from error
    set_in(found, "set code", load_library(places.content_place))
    deliver(found, "text", output, force=force)
