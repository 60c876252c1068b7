"""The Debian package of the kiosk: built twice it has the same bytes, and holds what a machine needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent
DEBIAN = Path("/etc/debian_version")


def run(*command: str | Path) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def asks_before_it_replaces_what_the_clinic_changed(package: Path) -> None:
    conffiles = run("dpkg-deb", "--info", package, "conffiles").split()
    files = {line.split()[5].removeprefix(".") for line in run("dpkg-deb", "--contents", package).splitlines()}

    assert {name for name in files if name.startswith("/etc/") and not name.endswith("/")} == set(conffiles)
    assert "/etc/sysctl.d/90-coach-kiosk.conf" in conffiles
    assert {"/usr/lib/systemd/system/coach-kiosk.service", "/usr/lib/sysusers.d/coach-kiosk.conf"} <= files
    examples = "/usr/share/doc/coach-kiosk/examples"
    assert {f"{examples}/kiosk.toml", f"{examples}/clinic.toml"} <= files


def runs_with_its_own_libraries_alone(package: Path, folder: Path) -> None:
    run("dpkg-deb", "--extract", package, folder)
    home = folder / "opt" / "coach"

    # The command names the interpreter at its final place, so that here the interpreter gets the command.
    assert run(home / "bin" / "python", home / "bin" / "coach", "content", "check").endswith("All is well.\n")


# One test, since it takes minutes to build the package.
def test_the_package_has_the_same_bytes_twice_keeps_the_clinic_s_files_runs_and_satisfies_lintian(
    tmp_path: Path,
) -> None:
    if not DEBIAN.exists() or not shutil.which("dpkg-deb") or not shutil.which("lintian"):
        pytest.skip("only Debian with lintian builds and judges its packages")
    built = []
    for name in ("first", "second"):
        run(sys.executable, "-m", "debian", "--output", tmp_path / name, "--wheels", tmp_path / "wheels")
        built.append(next((tmp_path / name).glob("coach-kiosk_*.deb")))

    assert built[0].read_bytes() == built[1].read_bytes()
    asks_before_it_replaces_what_the_clinic_changed(built[0])
    runs_with_its_own_libraries_alone(built[0], tmp_path / "root")
    assert run("lintian", "--allow-root", built[0]) == ""
