"""The seconds by which a press of a key is told from a key held down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PressTimes:
    """Seconds by which a press is told from a key that is held."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    finger: float
    """No finger presses the same key twice within this."""
    held: float
    """Arrivals of a key as close as this, one after the other, are a key held down."""
    released: float
    """After so long without it a held key has been let go."""
    again: float
    """A key held down comes for the second time within this; until then a second press is waited with for `held`."""
    page: float
    """For so long a new page does not take the key that led to it."""
    pause: float
    """So long the hand must rest before the key that led from yes or no to another kind of page acts on it."""
    bounce: float
    """In a kiosk the same key within this is the same press: hands there shake more, and keys bounce."""

    def __post_init__(self) -> None:
        """Take no time below nothing."""
        if min(vars(self).values()) < 0:
            raise ValueError("a time below 0; put the seconds")

    @classmethod
    def read(cls, table: Mapping[str, object]) -> PressTimes:
        """Return the times of a table as it was read.

        Raises:
            TypeError: A time is missing, or there is one of another name.
            ValueError: One is no number.
        """
        return cls(**{name: float(str(value)) for name, value in table.items()})
