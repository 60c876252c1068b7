"""A kiosk that crashes at the key for the desk, for tests: `python -m tests.support.crashing FILE`, a kiosk's file."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from coach.kiosk.app import KioskApp
from coach.kiosk.config.file import read_config
from coach.kiosk.main import run_kiosk


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
    with patch("coach.kiosk.main.KioskApp", Crashing):
        return run_kiosk(read_config(Path(sys.argv[1])), tell)


if __name__ == "__main__":
    sys.exit(main())
