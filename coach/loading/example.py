"""Recognises the example clinic that ships with the coach, so that no visitor is sent to it by mistake."""

from __future__ import annotations

import tomllib

from coach.core.content.topics import Clinic
from coach.resources import resource


def is_example(clinic: Clinic) -> bool:
    """Return whether a clinic still has the name or the phone of the shipped one.

    The shipped clinic is a real one too: in its own file it says `example = false`.
    """
    shipped = tomllib.loads((resource("content") / "clinic.toml").read_text("utf-8"))
    return clinic.example and (clinic.name == shipped["name"] or clinic.phone == shipped["phone"])
