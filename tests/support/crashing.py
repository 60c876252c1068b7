"""A kiosk that crashes on the result's page, for tests: `python -m tests.support.crashing FILE`.

The run after the crash writes what is left of the visit in memory to FILE, one line for each thing, and an empty file
where nothing is.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from coach.kiosk.app import KioskApp
from coach.kiosk.carry_over import Beginning
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.main import kiosk_context
from coach.kiosk.process.hardening import report_without_values
from coach.kiosk.process.supervisor import Start, Supervisor, run_forever
from tests.support.kiosk import STORED
from tests.support.leftovers import Leftovers


class Crashing(KioskApp):
    """Crashes at the key for the desk, with the visit in a variable."""

    async def action_desk(self) -> None:
        """Crash as a fault of ours would."""
        visit = self.controller.visit
        raise ValueError(visit)


def tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main() -> int:
    leftovers = Leftovers()
    context = kiosk_context(KioskConfig(pin=STORED))
    report_without_values(tell)

    def make_app(start: Start) -> Crashing:
        if start.after_crash:
            Path(sys.argv[1]).write_text("\n".join(leftovers.found()))
        return Crashing(context, Beginning(shows="crash" if start.after_crash else "first"))

    return run_forever(make_app, Supervisor(time.monotonic), tell)


if __name__ == "__main__":
    sys.exit(main())
