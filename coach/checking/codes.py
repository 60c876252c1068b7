"""Checks that the QR code of each action has room, even in a small window, for whom to call and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from coach.core.content.levels import Place
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.report.qr_text import LEAST_BYTES, joined, text_of
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each action whose shortest text is too long for the code, at home or in the kiosk."""
    return list(_too_long(content, library))


def _too_long(content: Assembled, library: Library) -> Iterator[Problem]:
    for action in library.actions.values():
        sizes = [(len(joined(text_of(action, place, library).least).encode()), place) for place in get_args(Place)]
        size, place = max(sizes, key=lambda each: each[0])
        if size > LEAST_BYTES:
            sign = library.levels[action.level].watch_for[0]
            key = "short" if action.short else place
            message = (
                f"the number, this and {sign.short or sign.text!r} take {size} bytes, and the code in a small window "
                f"holds {LEAST_BYTES}; shorten its `short`, or that of the first sign of {action.level}"
            )
            yield content.tables[("action", action.id)].problem([key], message)
