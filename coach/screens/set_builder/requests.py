"""Messages by which the screens of the set builder tell the app what the therapist did."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from coach.core.routine.prescription import WrittenSet


@dataclass
class SetChanged(Message):
    """The set is another one now; the screens over the list of its exercises close."""

    written: WrittenSet
    at: int | None = None
    """The index of the exercise to point at; None to leave the cursor."""


class SaveWanted(Message):
    """The set is to be saved."""


class CodeWanted(Message):
    """The set is to be shown as a code for a phone."""
