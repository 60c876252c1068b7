"""Falls back to UTC where TZ names no usable time zone."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from coach.cli.output import write_note
from coach.cli.spoken import spoken
from coach.loading.sentences import in_words, sentence


def settle_zone() -> None:
    """Check the time zone of the environment; where it cannot be used, switch to UTC and say so on stderr."""
    try:
        for month in range(1, 13):
            # Only its summer time may be wrong, so each month is tried.
            datetime(2026, month, 1, tzinfo=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        os.environ["TZ"] = "UTC"
        time.tzset()
        write_note(in_words(sentence("no-zone"), spoken()))
