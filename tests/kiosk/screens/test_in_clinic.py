"""What a visitor inside the clinic is told to do: the desk helps them, and nobody tells them to phone the clinic."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from coach.core.content.levels import GuidanceChange, Level
from coach.core.library import Library
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.result import ResultScreen
from tests.support.kiosk import Visitor, visiting
from tests.support.shipped import in_language, shipped
from tests.support.tour import STOPS, go

RESULTS = ("emergency", "result-urgent", "result-clinician", "result-self-care", "prevention", "take-away")
PHONES = re.compile(
    r"[Pp]hone ahead|on the phone|[Cc]all (?:the|this|your) (?:clinic|doctor|clinician)"
    r"|[Ll]lame (?:a la clínica|a su|ahora)"
)
"""What tells somebody to phone the clinic, or to phone ahead."""


def phoning(visitor: Visitor) -> list[str]:
    """Return the lines of the screen that tell to phone the clinic."""
    lines = visitor.text().splitlines()
    return [line for line in lines if PHONES.search(line) or visitor.library.clinic.phone in line]


async def told(library: Library) -> dict[str, list[str]]:
    """Walk the results of a kiosk; return by stop the lines that tell to phone the clinic."""
    found = {}
    async with visiting(libraries=(library,)) as visitor:
        for stop in RESULTS:
            await go(visitor, STOPS[stop])
            found[stop] = phoning(visitor)
    return found


@pytest.mark.parametrize("language", ["en", "es"])
async def test_no_result_of_a_kiosk_tells_to_phone_the_clinic(language: str) -> None:
    library = shipped() if language == "en" else in_language(language)
    assert await told(library) == {stop: [] for stop in RESULTS}


async def test_the_page_that_is_read_here_tells_to_phone_nobody_either() -> None:
    async with visiting() as visitor:
        await visitor.at("summary", {"fever": "yes"})
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(TextDialog))
        assert visitor.library.actions["see-today"].kiosk_detail in visitor.text().splitlines()
        assert phoning(visitor) == []


async def test_a_level_without_words_for_the_clinic_is_found() -> None:
    library = shipped()
    urgent = library.levels[Level.URGENT].model_copy(update={"in_clinic": GuidanceChange()})
    spoiled = replace(library, levels={**library.levels, Level.URGENT: urgent})
    found = await told(spoiled)
    assert found.pop("result-urgent") == [library.levels[Level.URGENT].today[0]]
    assert not any(found.values())


# ---- Clinician first ----


async def test_clinician_first_offers_the_summary_first_and_the_routine_second() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["result-clinician"])
        words = visitor.library.words
        summary, routine = (visitor.text().index(words(key)) for key in ("keys.summary", "keys.routine"))
        assert summary < routine
        await visitor.press("enter")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))
        await go(visitor, STOPS["result-clinician"])
        await visitor.press("2")
        await visitor.until(lambda: not visitor.shows(ResultScreen))
        assert not visitor.shows(TakeAwayScreen)


async def test_whom_a_clinician_has_seen_for_it_is_offered_the_routine_first() -> None:
    seen = {"steroids": "yes", "seen-for-this": "yes", "told-exercise-ok": "yes", "same-or-better": "yes"}
    async with visiting() as visitor:
        await visitor.at("result", seen)
        assert str(visitor.library.levels[Level.CLINICIAN].once_seen.name).upper() in visitor.text()
        await visitor.press("enter")
        await visitor.until(lambda: not visitor.shows(ResultScreen))
        assert not visitor.shows(TakeAwayScreen)
