"""The end: keys that are still on their way send no signals to a program that has given the terminal back."""

from __future__ import annotations

import asyncio
import signal

FROM_KEYS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
"""What a terminal makes of Ctrl+C, Ctrl+\\ and Ctrl+Z once it is as it was before."""


def deafen(loop: asyncio.AbstractEventLoop) -> None:
    """Let these keys do nothing from now on: they would stop the program, or print where it was."""
    for number in FROM_KEYS:
        loop.remove_signal_handler(number)
        signal.signal(number, signal.SIG_IGN)
