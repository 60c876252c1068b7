"""What the packages share: the same files make the same bytes, and lintian finds what it asks of every package."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

SCRIPTS = ("postinst", "prerm", "postrm")
"""What dpkg runs of a package."""


def filled(template: Path, **values: str) -> str:
    """Return a template with each `@name@` replaced by the value of that name."""
    text = template.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def size_kib(stage: Path) -> str:
    """Return the size of all files of a package in KiB, as `Installed-Size` has it."""
    return str(sum(file.lstat().st_size for file in stage.rglob("*") if file.is_file()) // 1024)


def changelog(package: str, version: str, text: str, maintainer: str, epoch: int) -> bytes:
    """Return a changelog of one entry, packed, for Debian's tools."""
    when = format_datetime(datetime.fromtimestamp(epoch, UTC))
    entry = f"{package} ({version}) unstable; urgency=medium\n\n  * {text}\n\n -- {maintainer}  {when}\n"
    return packed(entry)


def packed(text: str) -> bytes:
    """Return a text as gzip packs it, with no time in it."""
    return gzip.compress(text.encode(), 9, mtime=0)


def build(stage: Path, output: Path, programs: Collection[str], epoch: int) -> None:
    """Build the package of all that is below `stage`, and write it into the folder `output`.

    Args:
        stage: The package's files, and in `DEBIAN` what dpkg reads.
        output: A folder; it is made if it is not there.
        programs: The names of files in `bin` and `sbin` that may be run, beside dpkg's scripts.
        epoch: The time that every file gets, in seconds.
    """
    for path in (stage, *stage.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path, programs) else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    output.mkdir(parents=True, exist_ok=True)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(output))


def _is_program(path: Path, programs: Collection[str]) -> bool:
    if path.parent.name == "DEBIAN":
        return path.name in SCRIPTS
    return path.name in programs and path.parent.name in ("bin", "sbin")


def run(*command: str) -> str:
    """Return what a program prints; end with its complaint if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # named in this folder
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout
