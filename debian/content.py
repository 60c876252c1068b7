"""Builds coach-content-NAME_VERSION_all.deb: what a clinic lays over the coach's own content, for all its kiosks.

Only files that the coach reads go into it. Whether they are right, each kiosk judges when it installs them. Built again
from the same files it has the same bytes: every file gets the time of the newest one.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from coach.loading.files import content_files
from debian.archive import build, changelog, filled, size_kib

FILES = Path(__file__).with_name("content_files")
MAINTAINER = "The clinic <clinic@example.com>"
NAME = re.compile(r"[a-z0-9][a-z0-9.+-]*")
VERSION = re.compile(r"[0-9][0-9A-Za-z.+~]*")
"""A version of Debian's without its two rare parts, so that it is the name of a folder as it stands."""


def main() -> None:
    """Build the package into the folder that is named."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="The clinic's content, as for: coach content check")
    options.add_argument("--name", type=_matching(NAME), required=True, help="The clinic: small letters and digits.")
    options.add_argument("--version", type=_matching(VERSION), required=True, help="Such as 2027.1; each only once.")
    options.add_argument("--maintainer", default=MAINTAINER, help="Who answers for it: Name <mail>")
    options.add_argument("--output", type=Path, required=True, help="The folder for the package.")
    given = options.parse_args()
    files = sorted(content_files(given.folder))
    if not files:
        options.error(f"{given.folder} holds no content. Name a folder with TOML files.")
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or max(file.stat().st_mtime for file in files))
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        for file in files:
            _copy(file, stage / "usr/share/coach-content" / given.name / file.relative_to(given.folder))
        _describe(stage, given.name, given.version, given.maintainer, epoch)
        build(stage, given.output, (), epoch)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Return a type of argument that takes only what the whole pattern matches."""

    def take(text: str) -> str:
        if not pattern.fullmatch(text):
            raise argparse.ArgumentTypeError(f"{text!r} must match {pattern.pattern}")
        return text

    return take


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _describe(stage: Path, name: str, version: str, maintainer: str, epoch: int) -> None:
    """Write what dpkg reads, and the documents that each package has."""
    package = f"coach-content-{name}"
    values = {"package": package, "name": name, "version": version, "maintainer": maintainer}
    documents = stage / "usr/share/doc" / package
    documents.mkdir(parents=True)
    year = str(datetime.fromtimestamp(epoch, UTC).year)
    (documents / "copyright").write_text(filled(FILES / "copyright", name=name, year=year))
    entry = changelog(package, version, "The content as the clinic has it now.", maintainer, epoch)
    (documents / "changelog.gz").write_bytes(entry)
    control = stage / "DEBIAN"
    control.mkdir()
    for file in ("control", "postinst", "postrm"):
        (control / file).write_text(filled(FILES / file, **values, size=size_kib(stage)))


if __name__ == "__main__":
    main()
