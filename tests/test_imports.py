"""What must stay light stays light: neither Textual nor Pillow nor fpdf2 is loaded where nothing needs them."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from coach.storage.visits import VisitStore
from tests.support.visits import NOW, new_visit

LIGHT = (
    "coach.core",
    "coach.loading",
    "coach.storage",
    "coach.checking",
    "coach.handoff",
    "coach.kiosk.setup",
    "coach.kiosk.doctor",
)
STAFF = ("alert", "config", "counts", "countsfile", "pin", "pinfile", "psf", "times")
"""What staff of a kiosk set, count and ring, without its screens."""
MODULES = sorted(
    [
        *(
            module.name
            for package in LIGHT
            for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}.")
        ),
        *(f"coach.kiosk.{name}" for name in STAFF),
    ]
)

HEAVY = ("textual", "PIL", "fpdf")
NEEDS = {"coach.handoff.pdf": ["PIL", "fpdf"]}
"""The modules that are there for something heavy; a command imports them late."""

_EACH = f"""
import importlib, json, sys
found = {{}}
for name in sys.argv[1:]:
    before = {{heavy for heavy in {HEAVY} if heavy in sys.modules}}
    importlib.import_module(name)
    found[name] = sorted({{heavy for heavy in {HEAVY} if heavy in sys.modules}} - before)
print(json.dumps(found))
"""
_COMMAND = f"""
import sys
from coach.cli.main import main
sys.argv = ["coach", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    heavy = [name for name in {HEAVY} if name in sys.modules]
    print("loaded:", *heavy, file=sys.stderr)
    raise
"""


def python(program: str, *words: str, piped: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program in a Python of its own."""
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, input=piped, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def visited(tmp_path: Path) -> str:
    """A data folder with one visit in it."""
    visit = new_visit(answers={"fits-today": "prevention"}, checked_at=NOW)
    VisitStore(tmp_path).save(visit)
    return str(tmp_path)


@cache
def loaded_by_each() -> dict[str, list[str]]:
    """Which module is the first to load something heavy, all imported one after the other."""
    ran = python(_EACH, *MODULES)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[str]] = json.loads(ran.stdout)
    return found


def test_the_probe_sees_what_the_app_loads() -> None:
    assert json.loads(python(_EACH, "coach.app").stdout) == {"coach.app": ["textual"]}


def test_what_leads_visits_and_prints_loads_no_pdf_before_a_page_is_asked_for() -> None:
    assert json.loads(python(_EACH, "coach.visiting", "coach.handing").stdout) == {
        "coach.visiting": ["textual"],
        "coach.handing": [],
    }


@pytest.mark.parametrize("module", MODULES)
def test_a_module_beneath_the_screens_loads_neither_textual_nor_pillow_nor_fpdf(module: str) -> None:
    assert loaded_by_each()[module] == NEEDS.get(module, [])


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["triage", "--assume-no"],
        ["triage", "--assume-no", "--format", "json"],
        ["summary"],
        ["summary", "--guide"],
        ["summary", "--help"],
        ["summary", "--format", "html"],
        ["summary", "--format", "json"],
        ["history"],
        ["history", "--format", "csv"],
        ["history", "delete", "--help"],
        ["content", "check"],
        ["content", "list", "rules"],
        ["content", "--help"],
        ["content", "preview", "--help"],
        ["kiosk", "--help"],
        ["kiosk", "pin"],
        ["kiosk", "counts"],
        ["kiosk", "counts", "--format", "json"],
    ],
)
def test_a_command_without_screens_loads_neither_textual_nor_pillow_nor_fpdf(words: list[str], visited: str) -> None:
    folder = ["--data", visited] if words[0] in ("summary", "history") else []
    if words[0] == "kiosk":
        config = Path(visited) / "kiosk.toml"
        config.write_text('counts = true\ncounts_folder = "counts"\n')
        folder = ["--config", str(config)]
    answers = '[answers]\nfits-today = "prevention"\n'

    ran = python(_COMMAND, *words, *folder, piped="2468\n" if "pin" in words else answers)

    assert (ran.returncode, ran.stderr) == (0, "loaded:\n")
    assert ran.stdout
