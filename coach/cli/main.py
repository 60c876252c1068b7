"""The command `coach`: the app by itself, or one of its commands."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

from coach.cli.output import say
from coach.cli.places import Places
from coach.cli.streams import mend_streams
from coach.cli.zone import settle_zone
from coach.core.controls import visible
from coach.core.errors import CoachError
from coach.crash_report import crash_report

COMPLETION = "_COACH_COMPLETE"
"""Set by a shell that asks for completions, with or without words."""


def main() -> NoReturn:
    """Run the command line; an error is one line on stderr and exit code 2, never a traceback."""
    mend_streams()
    for name in ("NO_COLOR", "HOME"):
        # https://no-color.org: only one that is not empty asks for no colour; and "" is nobody's home.
        if not os.environ.get(name):
            os.environ.pop(name, None)
    try:
        settle_zone()
        code = _run()
    except (Exception, KeyboardInterrupt) as error:
        told, code = _told(error)
        say(*told.split("\n"))
    sys.exit(code)


def _run() -> int:
    if len(sys.argv) > 1 or COMPLETION in os.environ:
        # Click costs memory and time that the app by itself can spare.
        from coach.cli.commands import run

        return run()
    from coach.cli.run_app import run_app

    return run_app(Places(), None)


def _told(error: Exception | KeyboardInterrupt) -> tuple[str, int]:
    """Return the line that tells an error, or one for each problem of the content, and the exit code."""
    match error:
        case KeyboardInterrupt():
            return "Stopped.", 130
        case CoachError():
            return str(error), 2
        case OSError(errno=errno.EBADF):
            return "Cannot write the result: stdout is closed. Give it a terminal, a file or a pipe.", 2
        case OSError():
            what = visible(str(error.filename or "the output"))
            return f"Cannot read or write {what}: {visible(str(error.strerror or error))}.", 2
        case _:
            # A traceback would show answers. The place is enough to find the fault.
            kind, *places = crash_report(error).splitlines()
            return f"coach stopped because of a fault of its own: {kind} at {places[-1]}.", 1
