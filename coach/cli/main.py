"""The entry point of `coach`: starts the app, or runs a command, and turns every error into one line."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

from coach.cli.output import write_note
from coach.cli.places import Places
from coach.cli.streams import mend_streams
from coach.cli.zone import settle_zone
from coach.core.controls import visible
from coach.core.errors import CoachError
from coach.crash_report import crash_report

COMPLETION = "_COACH_COMPLETE"
"""The variable that a shell sets to ask click for completions."""


def main() -> NoReturn:
    """Run the command line; an error is one line on stderr and exit code 2, never a traceback."""
    mend_streams()
    for name in ("NO_COLOR", "HOME"):
        # By https://no-color.org an empty NO_COLOR means nothing; an empty HOME is no folder.
        if not os.environ.get(name):
            os.environ.pop(name, None)
    try:
        settle_zone()
        code = _run()
    except (Exception, KeyboardInterrupt) as error:
        told, code = _told(error)
        write_note(*told.split("\n"))
    sys.exit(code)


def _run() -> int:
    if len(sys.argv) > 1 or COMPLETION in os.environ:
        # The app alone needs no click, which costs time and memory.
        from coach.cli.commands import run

        return run()
    from coach.cli.run_app import run_app

    return run_app(Places(), None)


def _told(error: Exception | KeyboardInterrupt) -> tuple[str, int]:
    """Return an error as a line, or as one line for each problem of the content, and the exit code."""
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
            # A traceback could show answers. The file and line are enough to find the fault.
            kind, *places = crash_report(error).splitlines()
            return f"coach stopped because of a fault of its own: {kind} at {places[-1]}.", 1
