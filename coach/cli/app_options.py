"""How the app runs this time. It imports no click, so that `coach` alone starts faster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.drawing.rungs import Rung


@dataclass(frozen=True)
class AppOptions:
    """How the app runs this time, as said on the command line."""

    theme: str | None = None
    """"dark", "light", "contrast" or "ansi"; None for what the person chose last."""
    set_file: Path | None = None
    """The therapist's own set."""
    sound: bool = True
    """Whether cues may be heard."""
    voice: Literal["aloud", "bell"] | None = None
    """How cues are heard from now on; None for what the person chose before."""
    mouse: bool = True
    """Whether the mouse acts; without it the terminal's own marking of text works as ever."""
    pictures: Rung | None = None
    """How finely pictures are drawn; None for what the person chose before, or what suits the terminal."""
    plain: bool = False
    """Whether lines take the place of screens."""

    @property
    def named(self) -> str | None:
        """The first of these options that was given, or None; commands that run no app refuse them."""
        others = {
            "--set": self.set_file,
            "--no-sound": not self.sound,
            "--voice": self.voice,
            "--plain": self.plain,
        }
        return self.of_screens or _first(others)

    @property
    def of_screens(self) -> str | None:
        """The first option that was given of those for screens alone, or None; line mode refuses them."""
        return _first({"--theme": self.theme, "--no-mouse": not self.mouse, "--pictures": self.pictures})


def _first(given: Mapping[str, object]) -> str | None:
    return next((name for name, value in given.items() if value), None)
