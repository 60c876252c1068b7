"""The wheel: built, installed and run far from the checkout.

The new environment gets the wheel alone, by the present pip and without an index, so that no network is needed. The
libraries that coach needs come from the present environment by a path file: its folder stands behind the wheel's own,
and path files inside it are not read, so that the editable install of this checkout cannot step in for the wheel. A
variable like PYTHONPATH would come before the wheel, and `--system-site-packages` means those of the system's Python.
"""

from __future__ import annotations

import inspect
import os
import pkgutil
import subprocess
import sys
import sysconfig
import venv
from importlib import import_module
from pathlib import Path

import pytest
from textual.screen import Screen

import coach.kiosk.screens
import coach.screens
from coach import __version__
from coach.app.app import CoachApp
from coach.cli.viewer import Viewer
from coach.export import FORMS
from coach.kiosk.app import KioskApp
from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.values import Values
from coach.resources import resource
from coach.storage.visits import VisitStore
from tests.support.visits import NOW, new_visit

ROOT = Path(__file__).parent.parent
LIST_FILES = """
from coach.resources import resource
for folder in ("content", "styles"):
    for file in sorted(resource(folder).rglob("*")):
        if file.is_file():
            print(file)
"""


def run(command: list[str], folder: Path) -> str:
    """Run a command in a folder and return what it prints; a failure shows its whole output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def installed(folder: Path) -> Path:
    """Make a new environment with the wheel in it, and return its folder."""
    wheels, home = folder / "wheels", folder / "environment"
    wheels.mkdir()
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], ROOT)
    (wheel,) = wheels.glob("*.whl")
    venv.create(home, with_pip=False, symlinks=True)
    python = str(home / "bin" / "python")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    run([sys.executable, "-m", "pip", "--python", python, *install], wheels)
    own = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], wheels).strip()
    (Path(own) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def finds_its_content_sound(command: str, folder: Path) -> None:
    assert run([command, "--version"], folder) == f"coach {__version__}\n"
    run([command, "content", "check"], folder)


def holds_every_file(home: Path, folder: Path) -> None:
    listed = [Path(line) for line in run([str(home / "bin" / "python"), "-c", LIST_FILES], folder).splitlines()]
    package = next(home.resolve().glob("lib/*/site-packages/coach"))
    found = {file.resolve().relative_to(package).as_posix() for file in listed}
    shipped = {
        file.relative_to(ROOT).as_posix()
        for folder in ("content", "styles")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert found == shipped


def makes_every_form(command: str, folder: Path) -> None:
    VisitStore(folder).save(new_visit(answers={"fits-today": "prevention"}, checked_at=NOW))
    for form in FORMS:
        output = ["--format", form, "--output", str(folder / form)]
        run([command, "summary", "--data", str(folder), *output], folder)
    assert (folder / "pdf").read_bytes().startswith(b"%PDF-")
    assert "<style>" in (folder / "html").read_text("utf-8")


def writes_the_whole_kit(command: str, home: Path, folder: Path) -> None:
    target = folder / "kit"
    run([command, "kiosk", "setup", "--output", str(target)], folder)
    written = {file.relative_to(target).as_posix() for file in target.rglob("*") if file.is_file()}
    assert written == set(kit(Values(coach="coach", config="kiosk.toml", writable="", largest=0)))
    unit = (target / "console/etc/systemd/system/coach-kiosk.service").read_text("utf-8")
    assert f"ExecStart={home}/bin/coach kiosk " in unit


def has_the_licence_of_its_fonts(home: Path) -> None:
    (licence,) = home.glob("lib/*/site-packages/lowback_coach-*.dist-info/licenses/coach/kiosk/setup/fonts/LICENSE")
    assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")


@pytest.mark.long
def test_the_wheel_alone_holds_every_file_and_its_command_checks_content_makes_every_form_and_writes_the_kit(
    tmp_path: Path,
) -> None:
    # One test, because building and installing takes longer than all the checks.
    home, folder = installed(tmp_path), tmp_path / "elsewhere"
    folder.mkdir()
    command = str(home / "bin" / "coach")

    holds_every_file(home, folder)
    has_the_licence_of_its_fonts(home)
    finds_its_content_sound(command, folder)
    makes_every_form(command, folder)
    writes_the_whole_kit(command, home, folder)


def test_every_style_sheet_is_named_by_an_app_or_a_screen() -> None:
    named = {Path(path).name for app in (CoachApp, KioskApp, Viewer) for path in app.CSS_PATH}
    modules = [
        module
        for package in (coach.screens, coach.kiosk.screens)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    for module in modules:
        for _, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(each, Screen) and isinstance(each.CSS_PATH, str):
                named.add(Path(each.CSS_PATH).name)

    # The style sheet of the HTML page is in the same folder as those of the screens.
    assert {file.name for file in resource("styles").glob("*.tcss")} == named
