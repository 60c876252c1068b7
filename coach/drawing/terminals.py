"""Which rung of the ladder of pictures is right on a terminal, by what it said when it was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.drawing.rungs import Rung

if TYPE_CHECKING:
    from coach.core.content.terminals import KnownTerminal

_NAME = re.compile(r"([^\s(]+)[\s(]+([0-9][^\s)]*)")
"""A name and a version, as in `kitty(0.26.5)` and `WezTerm 20240203-110809-5046fc22`."""


@dataclass(frozen=True)
class Found:
    """The finest rung that is known to be right on a terminal."""

    rung: Rung
    """It may be pixels; then pictures that cannot be shown so are drawn on `cells`."""
    cells: Rung
    """The finest rung of characters."""
    why: Literal["known", "far", "unknown"]
    """Known by name and version; known, but too far away for pixels; or not known."""
    name: str = ""
    """How the terminal calls itself, with its version; empty if it did not say."""

    @property
    def known(self) -> Rung | None:
        """The finest rung, or None where nothing is known of the terminal."""
        return None if self.why == "unknown" else self.rung


UNKNOWN = Found("halves", "halves", "unknown")
"""A terminal that was not asked."""


def found_by(
    name: str, graphics: bool, environment: Mapping[str, str], terminals: Mapping[str, KnownTerminal]
) -> Found:
    """Return the finest rung that is known to be right; whatever is in doubt counts as wrong.

    Args:
        name: The terminal's answer to XTVERSION; empty if there was none.
        graphics: Whether it said that it can show pictures by kitty's protocol.
        environment: The variables of the process. Over ssh no pixels are sent: each new picture is many bytes.
        terminals: What is known of terminals.
    """
    parts = _NAME.match(name)
    known = terminals.get(parts[1].casefold()) if parts else None
    if parts is None or known is None or not _reaches(parts[2], known.sextants):
        return Found("halves", "halves", "unknown", name)
    cells: Rung = "octants" if _reaches(parts[2], known.octants) else "sextants"
    if not (graphics and _reaches(parts[2], known.pixels)):
        return Found(cells, cells, "known", name)
    if is_far(environment):
        return Found(cells, cells, "far", name)
    return Found("pixels", cells, "known", name)


def is_far(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal is at the other end of ssh, where each byte counts."""
    return not environment.keys().isdisjoint({"SSH_CONNECTION", "SSH_TTY"})


def _reaches(version: str, first: str | None) -> bool:
    """Return whether a version is `first` or a later one."""
    return first is not None and _numbers(version) >= _numbers(first)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
