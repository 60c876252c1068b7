"""Terminals that are known by name: since which version each shows finer pictures than half blocks."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from coach.core.content.entries import Entry, Id

Version = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$")]


class KnownTerminal(Entry):
    """A terminal, and the first of its versions on which each rung is right; None for a rung that it lacks."""

    id: Id
    """The name by which it answers XTVERSION, in small letters."""
    sextants: Version
    octants: Version | None = None
    pixels: Version | None = None
    source: str
    """Where the versions come from."""
