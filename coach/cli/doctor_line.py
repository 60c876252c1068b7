"""One line of `coach doctor`."""

from __future__ import annotations

from typing import NamedTuple


class DoctorLine(NamedTuple):
    """One thing that was examined."""

    sentence: str
    well: bool = True
    """Whether it needs no attention."""
