"""What the closed sign says, in each language that the kiosk offers."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.dates import near_moment
from coach.core.words import Words
from coach.kiosk.config.hours import Span
from coach.kiosk.opening import Opening
from coach.kiosk.screens.closed import Sign


def signs(opening: Opening, languages: Iterable[Words]) -> tuple[Sign, ...]:
    """Return what the sign says now, in these languages."""
    return tuple(_sign(opening, words) for words in languages)


def opens_words(opening: Opening, words: Words) -> str:
    """Return the sentence that says when a closed kiosk opens."""
    at = opening.opens_at
    if at is None:
        return words("kiosk.closed.by-staff")
    return words("kiosk.closed.opens", when=near_moment(at, words))


def _sign(opening: Opening, words: Words) -> Sign:
    opens, spans = opens_words(opening, words), opening.today
    today = [words("kiosk.closed.today", hours=words.listed([_told(each, words) for each in spans]))] if spans else []
    return Sign(
        words("kiosk.closed.dim", opens=opens),
        (words("kiosk.closed.title"), *today, opens),
        words("kiosk.closed.emergency"),
    )


def _told(span: Span, words: Words) -> str:
    return words("kiosk.closed.span", begins=_clock(span.begins), ends=_clock(span.ends))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
