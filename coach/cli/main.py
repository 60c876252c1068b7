"""The entry point of `coach`: starts the app, or runs a command, and turns every error into one line."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

from coach.cli.output import write_note
from coach.cli.places import Places
from coach.cli.spoken import spoken
from coach.cli.streams import mend_streams
from coach.cli.zone import settle_zone
from coach.core.errors import CoachError
from coach.crash_report import crash_report
from coach.loading.sentences import Sentence, in_words, sentence
from coach.storage.refusals import refusal

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
        said, code = _told(error)
        write_note(*in_words(said, spoken()).split("\n"))
    sys.exit(code)


def _run() -> int:
    if len(sys.argv) > 1 or COMPLETION in os.environ:
        # The app alone needs no click, which costs time and memory.
        from coach.cli.commands import run

        return run()
    from coach.cli.run_app import USUAL, run_app
    from coach.cli.run_lines import run_lines, wants_lines

    if wants_lines(Places()):
        return run_lines(Places(), USUAL)

    return run_app(Places(), USUAL)


def _told(error: Exception | KeyboardInterrupt) -> tuple[Sentence | CoachError, int]:
    """Return what says an error, with the exit code; a line, or one for each problem of the content."""
    match error:
        case KeyboardInterrupt():
            return sentence("stopped"), 130
        case CoachError():
            return error, 2
        case OSError(errno=errno.EBADF):
            return sentence("closed"), 2
        case OSError(filename=None):
            return sentence("refused-output", why=refusal(error)), 2
        case OSError():
            return sentence("refused", path=error.filename, why=refusal(error)), 2
        case _:
            # A traceback could show answers. The file and line are enough to find the fault.
            kind, *places = crash_report(error).splitlines()
            return sentence("fault", kind=kind, place=places[-1]), 1
