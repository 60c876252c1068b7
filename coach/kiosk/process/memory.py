"""Clears what a visit leaves in memory once its screens are gone: library caches that may hold its text."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from functools import _lru_cache_wrapper
from typing import Any

from textual.app import App

LIBRARIES = ("coach", "rich", "textual")
"""The packages whose caches may hold text that was on screen."""
FORGET_SCROLLBACK = "\x1b[3J"
"""Clears a terminal's scrollback (xterm's ED 3, which the Linux console knows as well)."""


def forget_screens(app: App[Any]) -> None:
    """Forget what an app's screens held once they are gone: here, and in the terminal's scrollback."""
    forget()
    if app._driver is not None and not app.is_headless:
        app._driver.write(FORGET_SCROLLBACK)
        # The Linux console clears its screen with it.
        app.screen.refresh()


def forget() -> int:
    """Clear every cache of LIBRARIES and collect garbage; return how many caches were cleared.

    Textual and Rich keep rendered text in `lru_cache`s as long as the process lives.
    """
    caches = _caches()
    for cache in caches:
        cache.cache_clear()
    gc.collect()
    _give_back()
    return len(caches)


def _give_back() -> None:
    """Return freed memory to the system where the C library can, so that less of a visit stays in it."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _caches() -> list[_lru_cache_wrapper[Any]]:
    # Found anew each time: a module imported since then may have caches of its own.
    wrappers = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
    return [each for each in wrappers if (each.__module__ or "").partition(".")[0] in LIBRARIES]
