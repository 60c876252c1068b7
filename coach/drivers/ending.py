"""Ignores the signals of interrupting keys, such as Ctrl+C, once the app has given the terminal back."""

from __future__ import annotations

import asyncio
import signal

FROM_KEYS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
"""The signals that a restored terminal sends for Ctrl+C, Ctrl+\\ and Ctrl+Z."""


def deafen(loop: asyncio.AbstractEventLoop) -> None:
    """Ignore these signals from now on: a key pressed too late would stop the program, or print a traceback."""
    for number in FROM_KEYS:
        loop.remove_signal_handler(number)
        signal.signal(number, signal.SIG_IGN)
