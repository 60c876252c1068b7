"""The example clinic: the one that ships with the coach, which no clinic's visitors should be sent to."""

from __future__ import annotations

import tomllib

from coach.core.content.topics import Clinic
from coach.resources import resource


def is_example(clinic: Clinic) -> bool:
    """Say whether a clinic is the shipped one, or still has its name or its phone.

    The shipped clinic itself is a real one, and says `example = false` in a file of its own.
    """
    shipped = tomllib.loads((resource("content") / "clinic.toml").read_text("utf-8"))
    return clinic.example and (clinic.name == shipped["name"] or clinic.phone == shipped["phone"])
