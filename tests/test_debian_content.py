"""A clinic's content as a Debian package: a kiosk takes it only if its own check finds no error, and can go back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent
FILES = ROOT / "debian" / "files"
PROGRAM = "usr/sbin/coach-kiosk-content"
REFUSING = "rules/own.toml:3: rule fever: level: write a level"
NAMED = 'content = "/var/lib/coach-kiosk-content/current"\n'
STUB = f"""#!/bin/sh
if grep -rq broken "$3"; then
    echo "{REFUSING}"
    exit 1
fi
echo "All is well."
"""
"""A coach that refuses every folder with this word in it; the real check has its own tests."""
LATE_S = 32 * 60


def ran(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, timeout=300, check=False)


def built(folder: Path, version: str, output: Path) -> Path:
    done = ran(
        *(sys.executable, "-m", "debian.content", folder, "--name", "riverside"),
        *("--version", version, "--output", output),
    )
    assert done.returncode == 0, done.stderr
    return output / f"coach-content-riverside_{version}_all.deb"


@dataclass
class Machine:
    """A root folder with a kiosk in it, into which dpkg installs."""

    root: Path
    content: Path

    def write(self, path: str, text: str, mode: int = 0o644) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)
        return file

    def dpkg(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        forced = ("--force-script-chrootless", "--force-depends")
        return ran("dpkg", f"--root={self.root}", "--log=/dev/null", *forced, *arguments)

    def install(self, version: str, words: str = "") -> subprocess.CompletedProcess[str]:
        """Install a version of the content whose words these are."""
        (self.content / "welcome.toml").write_text(f"# {words or version}\n")
        return self.dpkg("--install", built(self.content, version, self.root / "packages"))

    def purge(self) -> str:
        """Purge the content; return what it said."""
        return self.dpkg("--purge", "coach-content-riverside").stdout

    def program(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return ran(self.root / PROGRAM, *arguments, DPKG_ROOT=str(self.root), **environment)

    @property
    def home(self) -> Path:
        return self.root / "var/lib/coach-kiosk-content"

    @property
    def used(self) -> str:
        """The words that the kiosk would read now."""
        return (self.home / "current" / "welcome.toml").read_text()

    @property
    def versions(self) -> set[str]:
        return {each.name for each in self.home.iterdir() if each.is_dir() and not each.is_symlink()}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if not shutil.which("dpkg-deb") or os.geteuid() != 0:
        pytest.skip("only root installs packages, with dpkg")
    content = tmp_path / "content"
    content.mkdir()
    (content / "clinic.toml").write_text('name = "Riverside"\n')
    machine = Machine(tmp_path / "root", content)
    for folder in ("info", "updates"):
        (machine.root / "var/lib/dpkg" / folder).mkdir(parents=True)
    machine.write("var/lib/dpkg/status", "")
    machine.write("usr/bin/coach", STUB, 0o755)
    machine.write(PROGRAM, (FILES / "coach-kiosk-content").read_text(), 0o755)
    return machine


@pytest.fixture
def named(machine: Machine) -> Machine:
    """A machine with a version of the content, which the kiosk's file names."""
    machine.install("2027.1")
    machine.write("etc/coach/kiosk.toml", NAMED)
    return machine


def test_the_same_files_make_the_same_bytes_and_nothing_but_content_goes_in(tmp_path: Path) -> None:
    if not shutil.which("dpkg-deb"):
        pytest.skip("only dpkg-deb builds packages")
    content = tmp_path / "content"
    (content / "rules").mkdir(parents=True)
    for name in ("clinic.toml", "rules/own.toml", "notes.txt", ".hidden.toml"):
        (content / name).write_text("# Ours.\n")

    first, second = (built(content, "2027.1", tmp_path / each) for each in ("first", "second"))

    assert first.read_bytes() == second.read_bytes()
    listed = ran("dpkg-deb", "--contents", first).stdout
    assert "/usr/share/coach-content/riverside/rules/own.toml" in listed
    assert "notes.txt" not in listed
    assert "hidden" not in listed


@pytest.mark.parametrize(
    ("name", "version", "told"),
    [("River side", "2027.1", "--name"), ("riverside", "2027/1", "--version"), ("riverside", "2027-1", "--version")],
)
def test_a_name_or_a_version_that_could_be_no_folder_is_refused(
    name: str, version: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "clinic.toml").write_text("# Ours.\n")

    done = ran(
        *(sys.executable, "-m", "debian.content", tmp_path, "--name", name),
        *("--version", version, "--output", tmp_path / "out"),
    )

    assert done.returncode == 2
    assert f"argument {told}" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_content_makes_no_package(tmp_path: Path) -> None:
    done = ran(
        *(sys.executable, "-m", "debian.content", tmp_path, "--name", "riverside"),
        *("--version", "2027.1", "--output", tmp_path / "out"),
    )

    assert done.returncode == 2
    assert "holds no content" in done.stderr


def test_good_content_is_taken_and_one_version_before_is_kept(machine: Machine) -> None:
    for version in ("2027.1", "2027.2", "2027.3"):
        assert machine.install(version).returncode == 0

    assert machine.used == "# 2027.3\n"
    assert machine.versions == {"2027.2", "2027.3"}
    assert (machine.home / "before").readlink() == Path("2027.2")


def test_content_that_the_check_refuses_fails_with_its_sentences_and_the_old_stays_in_use(machine: Machine) -> None:
    machine.install("2027.1")

    done = machine.install("2027.2", "broken")

    assert done.returncode != 0
    assert REFUSING in done.stderr
    assert "Content 2027.2 was refused. In use: 2027.1." in done.stderr
    assert machine.used == "# 2027.1\n"
    assert machine.versions == {"2027.1"}
    assert (machine.home / "refused").read_text() == f"2027.2\n{REFUSING}\n"


def test_the_first_content_that_is_refused_leaves_the_shipped_words(machine: Machine) -> None:
    done = machine.install("2027.1", "broken")

    assert "In use: the words that the coach ships." in done.stderr
    assert not (machine.home / "current").is_symlink()


def test_mended_content_is_taken_and_the_refusal_is_forgotten(machine: Machine) -> None:
    machine.install("2027.1")
    machine.install("2027.2", "broken")

    assert machine.install("2027.3").returncode == 0
    assert machine.used == "# 2027.3\n"
    assert not (machine.home / "refused").exists()
    assert machine.versions == {"2027.1", "2027.3"}


def test_a_version_in_use_never_changes_its_words(machine: Machine) -> None:
    machine.install("2027.1")

    done = machine.install("2027.1", "others")

    assert done.returncode != 0
    assert "Build it with a new version" in done.stderr
    assert machine.used == "# 2027.1\n"


def test_the_same_version_can_be_installed_again_and_the_way_back_stays(machine: Machine) -> None:
    machine.install("2027.1")
    machine.install("2027.2")

    assert machine.install("2027.2").returncode == 0
    assert machine.program("--back").returncode == 0
    assert machine.used == "# 2027.1\n"


def test_one_command_goes_back_and_the_same_goes_forward_again(machine: Machine) -> None:
    machine.install("2027.1")
    assert machine.program("--back").returncode == 2
    machine.install("2027.2")

    back = machine.program("--back")

    assert back.stdout.endswith("Content 2027.1 is in use. Kept: 2027.2.\n")
    assert machine.used == "# 2027.1\n"
    machine.program("--back")
    assert machine.used == "# 2027.2\n"


def test_it_goes_back_to_nothing_with_which_the_kiosk_would_not_run(machine: Machine) -> None:
    machine.install("2027.1")
    machine.install("2027.2")
    (machine.home / "2027.1" / "welcome.toml").write_text("# broken\n")

    done = machine.program("--back")

    assert done.returncode == 1
    assert "Nothing was changed." in done.stderr
    assert machine.used == "# 2027.2\n"


def test_a_removed_package_leaves_its_content_in_use_and_says_so(named: Machine) -> None:
    removed = named.dpkg("--remove", "coach-content-riverside")

    assert "The kiosk goes on with content 2027.1" in removed.stdout
    assert "stays, since" in named.purge()
    assert named.used == "# 2027.1\n"


def test_a_purged_package_that_the_kiosk_s_file_names_no_more_leaves_nothing(named: Machine) -> None:
    named.write("etc/coach/kiosk.toml", f"# {NAMED}")

    assert "goes on" not in named.purge()
    assert not named.home.exists()


@pytest.fixture
def systemd(machine: Machine, tmp_path: Path) -> Iterator[Path]:
    """Systemd's programs, which note what they are told; asleep, a minute passes for the console."""
    (machine.root / "run/systemd/system").mkdir(parents=True)
    machine.write("dev/tty1", "")
    programs, noted = tmp_path / "programs", tmp_path / "noted"
    programs.mkdir()
    noted.touch()
    for name, does in {
        "systemctl": f'echo "systemctl $*" >>{noted}; [ "$1" != is-active ]',
        "systemd-run": f'echo "systemd-run $*" >>{noted}',
        "sleep": f'echo "sleep $*" >>{noted}; touch -a -d "@0" {machine.root}/dev/tty1',
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    yield programs


def noted(programs: Path) -> list[str]:
    return (programs.parent / "noted").read_text().splitlines()


def test_new_content_has_the_kiosk_started_again_without_the_installation_waiting_for_it(
    machine: Machine, systemd: Path
) -> None:
    machine.install("2027.1")
    machine.install("2027.2")

    done = machine.program("--back", PATH=f"{systemd}:{os.environ['PATH']}")

    assert "The kiosk starts again with it once no key was pressed for 31 minutes." in done.stdout
    assert [line.split()[0] for line in noted(systemd)] == ["systemctl", "systemd-run"]
    assert noted(systemd)[1].endswith(f"{machine.root / PROGRAM} --restart")


def test_the_kiosk_is_started_again_at_once_where_nobody_pressed_a_key(machine: Machine, systemd: Path) -> None:
    ago = time.time() - LATE_S
    os.utime(machine.root / "dev/tty1", (ago, ago))

    machine.program("--restart", PATH=f"{systemd}:{os.environ['PATH']}")

    assert noted(systemd) == ["systemctl try-restart coach-kiosk.service coach-kiosk-cage.service"]


def test_a_visit_is_waited_for(machine: Machine, systemd: Path) -> None:
    machine.program("--restart", PATH=f"{systemd}:{os.environ['PATH']}")

    assert noted(systemd) == ["sleep 60", "systemctl try-restart coach-kiosk.service coach-kiosk-cage.service"]


def test_lintian_finds_nothing_to_say(tmp_path: Path) -> None:
    if not shutil.which("lintian"):
        pytest.skip("only Debian with lintian judges its packages")
    (tmp_path / "clinic.toml").write_text('name = "Riverside"\n')

    done = ran("lintian", "--allow-root", built(tmp_path, "2027.1", tmp_path / "out"))

    assert (done.returncode, done.stdout) == (0, "")
