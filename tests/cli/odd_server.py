"""Serves programs for tests: `python -m tests.cli.odd_server crashing|stubborn|plain --port PORT`.

`crashing` is a kiosk that crashes at the key for the desk; `stubborn` a program that hears nothing, `plain` one that
ends when its page has gone. The last two start in no time.
"""

from __future__ import annotations

import os
import signal
import sys
import time

from coach.drivers.page_limits import MOST_BYTES

GREETING = b"__GANGLION__\n"
"""The same as `coach.drivers.browser.GREETING`, without Textual."""
LONG_S = 600
ENDED = "It is over"
FULL = "No room"


def crash() -> int:
    # Textual takes its time to load.
    from dataclasses import replace

    from coach.cli.output import write_note
    from coach.kiosk.config.file import KioskConfig
    from coach.kiosk.input.browser import KioskBrowserDriver
    from coach.kiosk.main import kiosk_context
    from coach.kiosk.process.hardening import report_without_values
    from coach.kiosk.process.supervisor import run_once
    from tests.support.crashing import Crashing
    from tests.support.kiosk import STORED

    context = replace(kiosk_context(KioskConfig(pin=STORED)), driver=KioskBrowserDriver)
    report_without_values(write_note)
    return run_once(lambda: Crashing(context), write_note)


def show(name: str) -> None:
    """Draw a name of at most 255 letters."""
    os.write(1, GREETING + b"D\0\0\0" + bytes([len(name)]) + name.encode())


def stay() -> int:
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    show("stubborn")
    time.sleep(LONG_S)
    return 0


def obey() -> int:
    show("plain")
    while told := os.read(0, MOST_BYTES):
        if b"quit" in told:
            break
    return 0


def serve(kind: str, port: int) -> None:
    # A program that is served needs no server.
    from coach.cli.output import write_note
    from coach.cli.server import serve_pages
    from coach.core.words import Words

    words = Words({"serve.at": "{address}", "serve.ended": ENDED, "serve.full": FULL})
    serve_pages([sys.executable, "-m", "tests.cli.odd_server", kind], port, words, write_note)


def main() -> int:
    match sys.argv[1:]:
        case ["crashing"]:
            return crash()
        case ["stubborn"]:
            return stay()
        case ["plain"]:
            return obey()
        case [kind, "--port", port]:
            serve(kind, int(port))
    return 0


if __name__ == "__main__":
    sys.exit(main())
