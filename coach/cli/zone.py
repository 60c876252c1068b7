"""The time zone that the environment names."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from coach.cli.output import say


def settle_zone() -> None:
    """Tell times in UTC, and say so, where the environment names a zone that no time can be told in."""
    try:
        for month in range(1, 13):
            # Summer time may be what is wrong with it.
            datetime(2026, month, 1, tzinfo=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        os.environ["TZ"] = "UTC"
        time.tzset()
        say("No time can be told in the zone that TZ names, so all times are told in UTC.")
