"""The command `coach`: the app by itself, or one of its commands."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import NoReturn

from coach.cli.places import Places
from coach.cli.talk import say
from coach.cli.zone import settle_zone
from coach.core.errors import CoachError
from coach.crash import crash_report

COMPLETION = "_COACH_COMPLETE"
"""Set by a shell that asks for completions, with or without words."""


def main() -> NoReturn:
    """Run the command line; an error is one line on stderr and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Where the locale is not UTF-8 a sign that it lacks must not cost the rest of the text.
            stream.reconfigure(errors="replace")
    try:
        settle_zone()
        code = _run()
    except (Exception, KeyboardInterrupt) as error:
        line, code = _told(error)
        say(line)
    sys.exit(code)


def _run() -> int:
    if len(sys.argv) > 1 or COMPLETION in os.environ:
        # Click costs memory and time that the app by itself can spare.
        from coach.cli.commands import run

        return run()
    from coach.cli.app import run_app

    return run_app(Places(), None)


def _told(error: Exception | KeyboardInterrupt) -> tuple[str, int]:
    """Return the line that tells an error, and the exit code."""
    match error:
        case KeyboardInterrupt():
            return "Stopped.", 130
        case CoachError():
            return str(error), 2
        case OSError():
            return f"Cannot read or write {error.filename or 'the output'}: {error.strerror or error}.", 2
        case _:
            # A traceback would show answers. The place is enough to find the fault.
            kind, *places = crash_report(error).splitlines()
            return f"coach stopped because of a fault of its own: {kind} at {places[-1]}.", 1
