"""Escape sequences that a program sends to its terminal: where they end, and which ones pyte does not know."""

from __future__ import annotations

import re

UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]"  # keyboard protocols
    rb"|\x1b\[\?[0-9;]*\$p"  # questions about modes
    rb"|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles and other strings
)
"""Sequences that pyte does not know and would print as text."""

WHOLE = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78cDEHM\\])")
"""A complete escape sequence."""


def cut(data: bytes) -> tuple[bytes, bytes]:
    """Split bytes before an escape sequence at their end that is not complete yet."""
    at = data.rfind(b"\x1b")
    if at < 0 or WHOLE.match(data, at):
        return data, b""
    return data[:at], data[at:]
