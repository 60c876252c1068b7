"""Measures everything, prints a table of figures beside their targets, and judges nothing."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from coach.loading.assembly import load_library
from tests.benchmarks import assessing, drawing, drifting, pressing, resting, starting
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.programs import FULL, QUICK, Measuring

MEASUREMENTS = (starting, resting, drawing, pressing, assessing, drifting)


def measured(measuring: Measuring) -> list[Figure]:
    """Return every figure, in the order of the table."""
    library = load_library()
    with compiled():
        return [figure for each in MEASUREMENTS for figure in each.figures(library, measuring)]


@contextmanager
def compiled() -> Iterator[None]:
    """Let the programs keep their bytecode, as installed programs do, but not in this checkout."""
    before = {name: os.environ.pop(name, None) for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")}
    with tempfile.TemporaryDirectory() as folder:
        # A folder that was named may have it already.
        os.environ["PYTHONPYCACHEPREFIX"] = before["PYTHONPYCACHEPREFIX"] or folder
        try:
            yield
        finally:
            del os.environ["PYTHONPYCACHEPREFIX"]
            os.environ.update({name: value for name, value in before.items() if value is not None})


def main() -> None:
    """Read the options, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short run of each; figures are rough")
    parser.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    options = parser.parse_args()
    figures = measured(QUICK if options.quick else FULL)
    if options.json:
        sys.stdout.write(json.dumps([figure.as_json() for figure in figures], indent=1) + "\n")
    else:
        sys.stdout.write(table(figures) + "\n")


if __name__ == "__main__":
    main()
