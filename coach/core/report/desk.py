"""What to say at the desk or on the phone: age, since when, and the signs, in sentences that can be said aloud."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.checklist.wording import first_person_all
from coach.core.library import Library
from coach.core.triage.answers import Answers


def desk_words(signs: Iterable[str], answers: Answers, library: Library, *, pain_free: bool) -> str:
    """Return what to say in one line, in quotation marks; empty if there is no sign to tell.

    Args:
        signs: The ids of the questions whose answers the result rests on, the most important first.
        answers: All answers.
        library: The library.
        pain_free: Whether the person has no pain to tell of.
    """
    words, layout = library.words, library.planning.desk
    began = library.planning.holding.grows
    named = [name for name in dict.fromkeys(signs) if name not in (layout.age, began)]
    if not (named or began in answers):
        return ""
    age = first_person_all([layout.age], answers, library)
    opening = words("desk.pain-free" if pain_free else "desk.pain")
    if age:
        opening = words("desk.age-pain-free" if pain_free else "desk.age-pain", age=age[0])
    since = first_person_all([began], answers, library)
    told = first_person_all(named[: layout.signs], answers, library)
    return words("desk.said", said=" ".join(f"{sentence}." for sentence in (opening, *since, *told)))
