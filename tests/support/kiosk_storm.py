"""A real kiosk for tests: its file with a PIN, its command, and what its screens show.

`python -m tests.support.kiosk_storm --inputs 200000 --seed 1` lets the long storm over it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from coach.kiosk.config.pin import hash_pin
from tests.support.inputs import inputs
from tests.support.storm import Expected, storm

PIN = "205817364912"
"""As long as a PIN may be, so that no storm finds it."""
ATTRACT = "Press any key to start"
DESK = "The front desk helps you too"
SCREENS = (
    ATTRACT,
    DESK,
    "Desk, see better",
    "type the PIN",
    "Press any key",
    "come to the front desk",
    "read aloud",
    "make this window larger",
)
"""One of these stands on every screen of the kiosk."""
DIALOG = "They can do all of this with you"
"""What the desk dialog says under each of its titles."""
EXPECTED = Expected(marks=(*SCREENS, DIALOG), opens=DIALOG)


def kiosk_file(folder: Path, more: str = "") -> Path:
    """Write a kiosk's file with a PIN, and whatever else it is to say."""
    path = folder / "kiosk.toml"
    path.write_text(f'pin = "{hash_pin(PIN, bytes(16))}"\n{more}')
    return path


def kiosk_command(folder: Path, more: str = "") -> list[str]:
    """Return the command that runs a kiosk, its file written."""
    return [str(Path(sys.executable).with_name("coach")), "kiosk", "--config", str(kiosk_file(folder, more))]


def crashing_command(folder: Path, journal: Path, more: str = "") -> list[str]:
    """Return the command that runs a kiosk which crashes at the key for the desk, its file written."""
    module = [sys.executable, "-m", "tests.support.crashing", str(kiosk_file(folder, more))]
    return ["/bin/sh", "-c", f'exec "$@" 2> {journal}', "sh", *module]


def main() -> None:
    """Read how long the storm is to last, let it over a kiosk, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.kiosk_storm", description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stream = inputs(said.seed, said.inputs)
        report = storm(kiosk_command(folder), stream, EXPECTED, [folder], trace=shutil.which("strace") is not None)
    sys.stdout.write(f"{report}\n")


if __name__ == "__main__":
    main()
