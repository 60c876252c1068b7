"""What is told of the warnings of a therapist's set."""

from __future__ import annotations

from coach.core.visit.set_used import SetWarning, warning_lines
from tests.support.shipped import shipped


def test_exercises_with_the_same_reason_are_told_in_one_line() -> None:
    because = shipped().profiles["bending-hurts"].because
    warnings = (
        SetWarning("bird-dog", "stage", None),
        SetWarning("childs-pose", "profile", "bending-hurts"),
        SetWarning("side-bridge", "stage", None),
    )

    assert warning_lines(warnings, shipped()) == (
        "Bird dog and Side bridge on the feet: your result allows only gentle moves of stage 1 for now",
        f"Child's pose: {because}",
    )


def test_an_exercise_or_a_profile_that_the_content_no_longer_has_is_told_all_the_same() -> None:
    gone = SetWarning("old-move", "profile", "old-profile")

    assert warning_lines((gone,), shipped()) == ("old-move: one of your answers speaks against it",)
