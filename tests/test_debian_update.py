"""coach-kiosk-update, run with a dpkg that only notes what it is asked: what is kept, and what comes back."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "debian" / "files" / "coach-kiosk-update"
PROGRAMS = {
    "id": "echo 0",
    # A package is a file with its name in the first line and its version in the second.
    "dpkg-deb": 'case "$3" in Package) sed -n 1p "$2" ;; *) sed -n 2p "$2" ;; esac',
    "dpkg": 'cp "$2" "$THERE"',
    "dpkg-query": 'case "$2" in --showformat*) sed -n 2p "$THERE" ;; *) paste -s "$THERE" ;; esac',
}


@dataclass(frozen=True)
class Kiosk:
    """A machine with the package, and a folder of packages to install."""

    folder: Path

    def package(self, version: str, name: str = "coach-kiosk") -> Path:
        file = self.folder / f"{name}_{version}.deb"
        file.write_text(f"{name}\n{version}\n")
        return file

    def update(self, *arguments: str | Path) -> tuple[int, str, str]:
        environment = {"PATH": f"{self.folder / 'bin'}:/usr/bin:/bin", "THERE": str(self.folder / "there")}
        done = subprocess.run(
            ["/bin/sh", self.folder / "update", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.strip(), done.stderr.strip()


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    (tmp_path / "bin").mkdir()
    for name, does in PROGRAMS.items():
        program = tmp_path / "bin" / name
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
    (tmp_path / "update").write_text(SCRIPT.read_text().replace("/var/lib/coach-kiosk-package", str(tmp_path / "kept")))
    made = Kiosk(tmp_path)
    (tmp_path / "there").write_bytes(made.package("1").read_bytes())
    return made


def test_the_first_update_can_be_taken_back_once_the_installed_version_was_kept(kiosk: Kiosk) -> None:
    assert kiosk.update("--keep", kiosk.package("1")) == (0, "coach-kiosk\t1", "")
    assert kiosk.update(kiosk.package("2")) == (0, "coach-kiosk\t2", "")
    assert kiosk.update("--back") == (0, "coach-kiosk\t1", "")


def test_an_update_says_so_if_one_cannot_go_back_from_it(kiosk: Kiosk) -> None:
    code, now, note = kiosk.update(kiosk.package("2"))

    assert (code, now) == (0, "coach-kiosk\t2")
    assert "not kept" in note
    assert kiosk.update("--back") == (2, "", "No version before this one is kept. Nothing was changed.")


def test_the_same_version_installed_again_does_not_push_out_the_one_before(kiosk: Kiosk) -> None:
    kiosk.update("--keep", kiosk.package("1"))
    for _ in range(2):
        assert kiosk.update(kiosk.package("2")) == (0, "coach-kiosk\t2", "")

    assert kiosk.update("--back") == (0, "coach-kiosk\t1", "")


def test_only_the_file_of_the_version_that_is_there_is_kept(kiosk: Kiosk) -> None:
    code, _, note = kiosk.update("--keep", kiosk.package("2"))

    assert code == 2
    assert "is not the version that is installed, 1" in note


@pytest.mark.parametrize("arguments", [["--keep"], []])
def test_a_package_of_another_program_is_refused(kiosk: Kiosk, arguments: list[str]) -> None:
    code, _, note = kiosk.update(*arguments, kiosk.package("1", name="stranger"))

    assert code == 2
    assert "is no package of the kiosk" in note


def test_a_full_disk_leaves_a_whole_package_to_go_back_to(kiosk: Kiosk) -> None:
    kiosk.update("--keep", kiosk.package("1"))
    full = kiosk.folder / "bin" / "cp"
    full.write_text('#!/bin/sh\ncase "$2" in */kept/*) head -c 3 "$1" >"$2"; exit 1 ;; *) exec /bin/cp "$@" ;; esac\n')
    full.chmod(0o755)
    code, _, _ = kiosk.update(kiosk.package("2"))
    assert code != 0
    full.unlink()

    assert kiosk.update(kiosk.package("3")) == (0, "coach-kiosk\t3", "")
    assert kiosk.update("--back") == (0, "coach-kiosk\t1", "")


def test_the_package_that_was_kept_can_itself_be_installed(kiosk: Kiosk) -> None:
    kiosk.update("--keep", kiosk.package("1"))
    kiosk.update(kiosk.package("2"))

    assert kiosk.update(kiosk.folder / "kept" / "before.deb") == (0, "coach-kiosk\t1", "")
    assert kiosk.update(kiosk.package("3")) == (0, "coach-kiosk\t3", "")
    assert kiosk.update("--back") == (0, "coach-kiosk\t1", "")
