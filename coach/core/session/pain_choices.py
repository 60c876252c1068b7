"""What a person may do after they told a pain during a routine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from coach.core.content.pain_rule import Light
from coach.core.session.conductor import Conductor
from coach.core.words import Words

PainChoice = Literal["easier", "leave", "go-on", "end", "correct"]


def pain_choices(light: Light, conductor: Conductor, words: Words) -> list[tuple[PainChoice, str]]:
    """Return the choices at a light, each with its words.

    At amber less of the exercise and going on; at amber and red to end the routine and to change the number. Less is
    the easier exercise, or to leave the present one out where there is none.
    """
    easier = conductor.alternative("easier")
    choices: list[tuple[PainChoice, str]] = []
    if light == "amber":
        choices = [
            ("easier", words("pain.easier", way=easier.name)) if easier else ("leave", words("pain.leave")),
            ("go-on", words("pain.go-on")),
        ]
    return [*choices, ("end", words("pain.end")), ("correct", words("pain.correct"))]


def follow_pain_choice(
    chosen: PainChoice | None, light: Light, conductor: Conductor, swap: Callable[[], object]
) -> bool:
    """Do what was chosen at a light, and return whether to ask for the number again.

    Args:
        chosen: What was chosen. None goes on with the routine at amber, and back to the number at red.
        light: The light.
        conductor: Leads the routine.
        swap: Goes on with the easier exercise, and names it.
    """
    match chosen:
        case "easier":
            swap()
        case "leave":
            conductor.stop_exercise("pain")
        case "end":
            if light == "red":
                conductor.stop_exercise("pain")
            conductor.do("end")
    return chosen == "correct" or (chosen is None and light == "red")
