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

import coach.screens
from coach import __version__
from coach.app import CoachApp
from coach.handoff import FORMS
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
    """What a command prints, run in a folder; a failure shows all that it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new environment with the wheel in it."""
    wheels, home = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("environment")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], ROOT)
    (wheel,) = wheels.glob("*.whl")
    venv.create(home, with_pip=False, symlinks=True)
    python = str(home / "bin" / "python")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    run([sys.executable, "-m", "pip", "--python", python, *install], wheels)
    own = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], wheels).strip()
    (Path(own) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def test_the_installed_command_says_its_version_and_finds_the_shipped_content_sound(
    installed: Path, tmp_path: Path
) -> None:
    command = str(installed / "bin" / "coach")

    assert run([command, "--version"], tmp_path) == f"coach {__version__}\n"
    run([command, "content", "check"], tmp_path)


def test_the_wheel_holds_every_file_of_content_and_styles_inside_the_package(installed: Path, tmp_path: Path) -> None:
    listed = [Path(line) for line in run([str(installed / "bin" / "python"), "-c", LIST_FILES], tmp_path).splitlines()]

    package = next(installed.resolve().glob("lib/*/site-packages/coach"))
    found = {file.resolve().relative_to(package).as_posix() for file in listed}
    shipped = {
        file.relative_to(ROOT).as_posix()
        for folder in ("content", "styles")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert found == shipped


def test_the_installed_command_makes_every_form_of_the_summary(installed: Path, tmp_path: Path) -> None:
    VisitStore(tmp_path).save(new_visit(answers={"fits-today": "prevention"}, checked_at=NOW))
    command = [str(installed / "bin" / "coach"), "summary", "--data", str(tmp_path)]

    for form in FORMS:
        run([*command, "--format", form, "--output", str(tmp_path / form)], tmp_path)

    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF-")
    assert "<style>" in (tmp_path / "html").read_text("utf-8")


def test_the_installed_command_writes_the_whole_kit_of_a_kiosk(installed: Path, tmp_path: Path) -> None:
    run([str(installed / "bin" / "coach"), "kiosk", "setup", "--output", str(tmp_path / "kit")], tmp_path)

    written = {
        file.relative_to(tmp_path / "kit").as_posix() for file in (tmp_path / "kit").rglob("*") if file.is_file()
    }
    assert written == set(kit(Values(coach="coach", config="kiosk.toml", writable="", largest=0)))
    unit = (tmp_path / "kit/console/etc/systemd/system/coach-kiosk.service").read_text("utf-8")
    assert f"ExecStart={installed}/bin/coach kiosk " in unit


def test_the_fonts_of_the_kit_ship_with_their_licence(installed: Path) -> None:
    (licence,) = installed.glob(
        "lib/*/site-packages/lowback_coach-*.dist-info/licenses/coach/kiosk/setup/fonts/LICENSE"
    )

    assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")


def test_every_style_sheet_is_named_by_the_app_or_a_screen() -> None:
    named = {Path(path).name for path in CoachApp.CSS_PATH}
    for module in pkgutil.iter_modules(coach.screens.__path__, "coach.screens."):
        for _, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(each, Screen) and isinstance(each.CSS_PATH, str):
                named.add(Path(each.CSS_PATH).name)

    # The style sheet of the HTML page stands beside those of the screens.
    assert {file.name for file in resource("styles").glob("*.tcss")} == named
