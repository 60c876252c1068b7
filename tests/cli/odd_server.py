"""Serves what ends badly, for tests: `python -m tests.cli.odd_server crashing|stubborn --port PORT`.

`crashing` is a kiosk that crashes at the key for the desk; `stubborn` a program that hears nothing.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace

from coach.browser import GREETING
from coach.cli.server import serve_pages
from coach.cli.talk import say
from coach.kiosk.browser import KioskBrowserDriver
from coach.kiosk.config import KioskConfig
from coach.kiosk.lock import hush
from coach.kiosk.run import premises_of
from coach.kiosk.supervisor import run_once
from tests.support.crashing import Crashing
from tests.support.kiosk import STORED

LONG_S = 600
ENDED = "It is over"


def crash() -> int:
    premises = replace(premises_of(KioskConfig(pin=STORED)), driver=KioskBrowserDriver)
    hush(say)
    return run_once(lambda after_crash: Crashing(premises, after_crash=after_crash), say)


def stay() -> int:
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    os.write(1, GREETING + b"D\0\0\0\x08stubborn")
    time.sleep(LONG_S)
    return 0


def main() -> int:
    match sys.argv[1:]:
        case ["crashing"]:
            return crash()
        case ["stubborn"]:
            return stay()
        case [kind, "--port", port]:
            serve_pages([sys.executable, "-m", "tests.cli.odd_server", kind], int(port), ENDED, say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
