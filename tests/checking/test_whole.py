"""`coach content check` runs every check."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from coach import checking
from coach.checking import CHECKS, overdue


def test_every_check_there_is_is_run() -> None:
    modules = [import_module(f"coach.checking.{each.name}") for each in iter_modules(checking.__path__)]
    checks = {module.problems for module in modules if hasattr(module, "problems")}

    # What is overdue depends on the day, too.
    assert checks - {overdue.problems} == set(CHECKS)
