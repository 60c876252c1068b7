"""The times that tell a deliberate key press apart from a key that is held down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PressTimes:
    """Thresholds in seconds that tell a key press from a key that is held down."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    finger: float
    """No finger presses the same key twice within this time."""
    held: float
    """A key that keeps arriving at intervals up to this is held down."""
    released: float
    """A held key that has not arrived for this long was released."""
    again: float
    """The longest delay before a held key repeats; a second press within it waits for `held` before it counts."""
    page: float
    """For this long a new page ignores the key that led to it."""
    pause: float
    """How long the key that led from a yes-or-no page to another kind must rest before it acts there."""
    bounce: float
    """In a kiosk the same key within this time is the same press: hands shake, and keys bounce."""
    hold: float
    """In a kiosk a key held down for so long asks for the voice."""
    listen: float
    """So long after a press a terminal whose keys do not repeat is asked whether the key is still down."""

    def __post_init__(self) -> None:
        """Raise ValueError if a time is negative."""
        if min(vars(self).values()) < 0:
            raise ValueError("a time below 0; put the seconds")

    @classmethod
    def read(cls, table: Mapping[str, object]) -> PressTimes:
        """Return the times of a TOML table.

        Raises:
            TypeError: A time is missing or has an unknown name.
            ValueError: One is not a number, or is negative.
        """
        return cls(**{name: float(str(value)) for name, value in table.items()})
