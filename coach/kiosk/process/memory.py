"""Wiping: what libraries still hold of a visit is let go, once its screens have gone."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from functools import _lru_cache_wrapper
from typing import Any

LIBRARIES = ("coach", "rich", "textual")
"""The packages whose caches hold words that were drawn."""
FORGET_SCROLLBACK = "\x1b[3J"
"""Clears what a terminal keeps above its screen (xterm's ED 3; the Linux console knows it, too)."""


def forget() -> int:
    """Clear every cache of the libraries that draw, and collect what nobody refers to; return how many were cleared.

    Textual and Rich keep drawn text in `lru_cache`s for as long as the process lives.
    """
    caches = _caches()
    for cache in caches:
        cache.cache_clear()
    gc.collect()
    _give_back()
    return len(caches)


def _give_back() -> None:
    """Hand freed memory back to the system, where the C library can: less of a visit lies in it, and less piles up."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _caches() -> list[_lru_cache_wrapper[Any]]:
    # Looked for each time: a module that was imported since may have brought its own.
    wrappers = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
    return [each for each in wrappers if (each.__module__ or "").partition(".")[0] in LIBRARIES]
