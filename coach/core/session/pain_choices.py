"""What a person may do after they told a pain during a routine."""

from __future__ import annotations

from coach.core.content.pain_rule import Light
from coach.core.session.conductor import Conductor
from coach.core.words import Words


def pain_choices(light: Light, conductor: Conductor, words: Words) -> list[tuple[str, str]]:
    """Return the choices at a light, each with its words.

    At amber less of the exercise and going on; at amber and red to end the routine and to change the number. Less is
    the easier exercise, or to leave the present one out where there is none.
    """
    easier = conductor.alternative("easier")
    choices = []
    if light == "amber":
        less = ("easier", words("pain.easier", way=easier.name)) if easier else ("leave", words("pain.leave"))
        choices = [less, ("go-on", words("pain.go-on"))]
    return [*choices, ("end", words("pain.end")), ("correct", words("pain.correct"))]
