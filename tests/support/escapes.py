"""Escape sequences in what a program sends to its terminal: where they end, and which of them pyte does not know."""

from __future__ import annotations

import re

UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]"  # keyboard protocols
    rb"|\x1b\[\?[0-9;]*\$p"  # questions about modes
    rb"|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles and other strings
)
"""What pyte does not know and would print."""

WHOLE = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78cDEHM\\])")
"""An escape sequence with its end."""


def cut(data: bytes) -> tuple[bytes, bytes]:
    """Split off an escape sequence whose end has not come yet."""
    at = data.rfind(b"\x1b")
    if at < 0 or WHOLE.match(data, at):
        return data, b""
    return data[:at], data[at:]
