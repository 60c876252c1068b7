"""Builds coach-kiosk_VERSION_ARCH.deb: the coach with its own libraries below /opt, and the files of the kiosk's kit.

It is built with the Python of Debian, which runs it later; installing it needs no network. Built again from the same
commit and the same libraries it has the same bytes: every file gets the time of the commit.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from coach import __version__
from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.out_of_order import out_of_order
from coach.kiosk.setup.values import Values
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from debian.archive import SCRIPTS, build, changelog, filled, packed, run, size_kib

ROOT = Path(__file__).parents[1]
FILES = Path(__file__).with_name("files")
PACKAGE = "coach-kiosk"
MAINTAINER = "The coach maintainers <coach@example.com>"
PYTHON = "/usr/bin/python3"
"""Debian's own, of whose version the libraries are."""
HOME = Path("opt/coach")
SHARE = Path("usr/share") / PACKAGE
COMMAND = f"#!/{HOME}/bin/python\nfrom coach.cli.main import main\n\nmain()\n"
KIT_FOLDERS = {
    "etc/systemd/system": "usr/lib/systemd/system",
    "etc/sysusers.d": "usr/lib/sysusers.d",
    "etc/udev/rules.d": "usr/lib/udev/rules.d",
    "usr/local/share/coach-kiosk": str(SHARE),
}
"""By folder of the kit, where its files go in a package; the rest are conffiles below /etc, as in the kit."""
PROGRAMS = {"coach", "coach-kiosk-update", "coach-kiosk-content"}


def main() -> None:
    """Build the package into the folder that is named."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, required=True, help="The folder for the package.")
    options.add_argument("--wheels", type=Path, help="The folder of the libraries' wheels; fetched if it is not there.")
    given = options.parse_args()
    output: Path = given.output
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder) / "stage"
        _install_coach(stage, given.wheels or Path(folder) / "wheels")
        _install_kit(stage)
        _write_control(stage)
        build(stage, output, PROGRAMS, _epoch())


def _install_coach(stage: Path, wheels: Path) -> None:
    """Install the coach and its libraries from wheels, with an interpreter that sees nothing else."""
    version = _python_version()
    if not wheels.exists():
        run(PYTHON, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(wheels), str(ROOT))
    library = stage / HOME / "lib" / f"python{version}" / "site-packages"
    named = ["--no-index", "--find-links", str(wheels), "--target", str(library)]
    run(PYTHON, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps", *named, *_names(wheels))
    # Their scripts name the interpreter that built them.
    shutil.rmtree(library / "bin", ignore_errors=True)
    for record in library.glob("*.dist-info/RECORD"):
        kept = [line for line in record.read_text().splitlines() if not line.startswith("../../bin/")]
        record.write_text("\n".join(sorted(kept)) + "\n")
    programs = stage / HOME / "bin"
    programs.mkdir()
    (programs / "python").symlink_to(f"/usr/bin/python{version}")
    (stage / HOME / "pyvenv.cfg").write_text(
        f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {version}\n"
    )
    (programs / "coach").write_text(COMMAND)
    (stage / "usr/bin").mkdir(parents=True)
    (stage / "usr/bin/coach").symlink_to(f"/{HOME}/bin/coach")


def _python_version() -> str:
    """Return the version of Debian's Python: `3.11`."""
    return run(PYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])").strip()


def _names(wheels: Path) -> list[str]:
    return sorted("==".join(wheel.name.split("-")[:2]) for wheel in wheels.glob("*.whl"))


def _install_kit(stage: Path) -> None:
    """Lay the kit's files where a package has them, and the examples of the clinic's own files beside them."""
    # The shipped words: the clinic's own come with the first look of the doctor.
    notice = out_of_order(load_library(ContentPlace(language=code)) for code in ("en", "es"))
    values = Values(f"/{HOME}/bin/coach", "/etc/coach/kiosk.toml", "", 0, notice, share=f"/{SHARE}")
    for name, content in kit(values).items():
        _, _, path = name.partition("/")
        if path:
            folder, _, file = path.rpartition("/")
            target = stage / KIT_FOLDERS.get(folder, folder) / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for source, target in {
        FILES / "coach-kiosk-update": stage / "usr/sbin/coach-kiosk-update",
        FILES / "coach-kiosk-content": stage / "usr/sbin/coach-kiosk-content",
        FILES / "counts.conf": stage / SHARE / "counts.conf",
        FILES / "lintian-overrides": stage / "usr/share/lintian/overrides" / PACKAGE,
        ROOT / "docs/kiosk.toml": stage / "usr/share/doc" / PACKAGE / "examples/kiosk.toml",
        ROOT / "content/clinic.toml": stage / "usr/share/doc" / PACKAGE / "examples/clinic.toml",
        ROOT / "LICENSE": stage / "usr/share/doc" / PACKAGE / "copyright",
    }.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    documents = stage / "usr/share/doc" / PACKAGE
    entry = changelog(PACKAGE, __version__, "See CHANGELOG.md.gz.", MAINTAINER, _epoch())
    (documents / "changelog.gz").write_bytes(entry)
    (documents / "CHANGELOG.md.gz").write_bytes(packed((ROOT / "CHANGELOG.md").read_text()))


def _epoch() -> int:
    """Return the time of the commit, or the one that SOURCE_DATE_EPOCH gives, in seconds."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or run("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))


def _write_control(stage: Path) -> None:
    """Write what dpkg reads: the package's description, its conffiles, and the scripts that it runs."""
    control = stage / "DEBIAN"
    control.mkdir()
    version = _python_version()
    major, _, minor = version.partition(".")
    text = filled(
        FILES / "control",
        version=__version__,
        maintainer=MAINTAINER,
        architecture=run("dpkg", "--print-architecture").strip(),
        size=size_kib(stage),
        python=version,
        next=f"{major}.{int(minor) + 1}",
    )
    (control / "control").write_text(text)
    conffiles = sorted(f"/{file.relative_to(stage)}" for file in (stage / "etc").rglob("*") if file.is_file())
    (control / "conffiles").write_text("\n".join(conffiles) + "\n")
    for script in SCRIPTS:
        shutil.copyfile(FILES / script, control / script)


if __name__ == "__main__":
    main()
