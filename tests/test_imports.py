"""Commands and modules that do not need Textual, Pillow, fpdf2 or Babel do not import them."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
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
    "coach.export",
    "coach.home",
    "coach.plain",
    "coach.kiosk.config",
    "coach.kiosk.counts",
    "coach.kiosk.doctor",
    "coach.kiosk.setup",
)
MODULES = sorted(
    [
        "coach.cli.run_lines",
        "coach.kiosk.alert",
        *(
            module.name
            for package in LIGHT
            for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}.")
        ),
    ]
)

HEAVY = ("textual", "PIL", "fpdf", "babel")
NEEDS = {"coach.export.pdf.document": ["PIL", "fpdf"]}
"""The modules that exist for something heavy; commands import them late."""

_EACH = f"""
import importlib, json, sys
found = {{}}
for name in sys.argv[1:]:
    before = {{heavy for heavy in {HEAVY} if heavy in sys.modules}}
    importlib.import_module(name)
    found[name] = sorted({{heavy for heavy in {HEAVY} if heavy in sys.modules}} - before)
print(json.dumps(found))
"""
_COMMANDS = f"""
import json, sys
from io import BytesIO, TextIOWrapper
from coach.cli.main import main
from pytest import MonkeyPatch
from tests.support.forked import ended, warm
from tests.support.proofs import spare_plans

def told():
    real, sys.stdin = sys.stdout, TextIOWrapper(BytesIO(piped.encode()))
    sys.stdout, sys.stderr = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    try:
        main()
    except SystemExit as how:
        heavy = [name for name in {HEAVY} if name in sys.modules]
        out, err = (stream.buffer.getvalue().decode() for stream in (sys.stdout, sys.stderr))
        real.write(json.dumps([words, how.code, err, heavy, out != ""]) + "\\n")
        real.flush()
        raise

spare_plans(MonkeyPatch())
warm()
for words, piped in json.loads(sys.argv[1]):
    ended(words, told)
"""
ANSWERS = '[answers]\nfits-today = "prevention"\n'
WITHOUT_SCREENS = [
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
    ["plan"],
    ["plan", "--output", "-"],
    ["content", "check"],
    ["content", "list", "rules"],
    ["content", "--help"],
    ["content", "preview", "--help"],
    ["set", "--help"],
    ["set", "read", "--help"],
    ["tour", "--help"],
    ["set", "new", "--help"],
    ["kiosk", "--help"],
    ["kiosk", "pin"],
    ["kiosk", "counts"],
    ["kiosk", "counts", "--format", "json"],
]

NEED_GRAMMAR = ("summary", "summary --format html", "history", "plan", "plan --output -", "content check")
"""Those of them that tell days or count something in a sentence."""


def python(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a Python process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def visited(tmp_path: Path) -> Path:
    """A data folder with one visit in it."""
    visit = new_visit(answers={"fits-today": "prevention"}, checked_at=NOW)
    VisitStore(tmp_path).save(visit)
    return tmp_path


def test_the_app_loads_textual_and_no_pdf_before_a_page_is_asked_for() -> None:
    assert json.loads(python(_EACH, "coach.app.home_visit", "coach.app.app", "coach.app.printing").stdout) == {
        "coach.app.home_visit": ["textual"],
        "coach.app.app": [],
        "coach.app.printing": [],
    }


def test_no_module_beneath_the_screens_loads_anything_heavy_but_the_one_for_pdfs() -> None:
    ran = python(_EACH, *MODULES)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {**{name: [] for name in MODULES}, **NEEDS}


def test_no_command_without_screens_loads_what_it_does_not_need(visited: Path) -> None:
    config = visited / "kiosk.toml"
    config.write_text('counts = true\ncounts_folder = "counts"\n')
    places = {"summary": ["--data", str(visited)], "kiosk": ["--config", str(config)]}
    places["history"] = places["plan"] = places["summary"]
    commands = [[*words, *places.get(words[0], [])] for words in WITHOUT_SCREENS]
    piped = ["2468\n" if "pin" in words else ANSWERS for words in commands]

    ran = python(_COMMANDS, json.dumps(list(zip(commands, piped, strict=True))))

    assert ran.stderr == ""
    assert [json.loads(line) for line in ran.stdout.splitlines()] == [
        [words, 0, "", ["babel"] if " ".join(bare) in NEED_GRAMMAR else [], True]
        for bare, words in zip(WITHOUT_SCREENS, commands, strict=True)
    ]
