"""What may stand under the name of a file and is no regular one, or one that no memory holds."""

from __future__ import annotations

import os
from pathlib import Path


def endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def piped(file: Path) -> None:
    os.mkfifo(file)


def vast(file: Path) -> None:
    file.touch()
    os.truncate(file, 5_000_000_000)


def dangling(file: Path) -> None:
    file.symlink_to("nowhere")


def foldered(file: Path) -> None:
    file.mkdir()


ODD = (endless, piped, vast, dangling, foldered)
"""Each makes one."""
