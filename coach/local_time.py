"""Moments in the time of the machine, by the rules of its zone: each day has its own offset."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


def local_time(moment: datetime) -> datetime:
    """Return a moment in the machine's time.

    Unlike that of `moment.astimezone()`, which holds for that moment only, its `tzinfo` is right for moments on the
    other side of a change to summer time too.
    """
    return moment.astimezone(_MACHINE)


class _MachineZone(tzinfo):
    """The zone that the machine is set to, whichever it is when asked."""

    def utcoffset(self, when: datetime | None, /) -> timedelta | None:
        """Return the offset of a wall time; of the two in the hour that comes twice, `fold` says which."""
        return None if when is None else when.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, when: datetime | None, /) -> None:
        """Return nothing, as the system does not tell."""

    def tzname(self, when: datetime | None, /) -> str | None:
        """Return the zone's short name at a wall time."""
        return None if when is None else when.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, when: datetime, /) -> datetime:
        """Return the wall time of a moment."""
        there = when.replace(tzinfo=UTC).astimezone()
        wall = there.replace(tzinfo=self)
        return wall if wall.utcoffset() == there.utcoffset() else wall.replace(fold=1)


_MACHINE = _MachineZone()
