"""A person reads Spanish and their clinic English: what they save, print and turn to has each part for its reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.export import SAVED, SUFFIXES
from coach.export.forms import summary_form
from coach.export.printing.cups import PrintResult
from coach.loading import clinic_language
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.local_time import local_time
from coach.screens.pages.summary import SummaryScreen
from tests.support.home import Driven, driven
from tests.support.home_screens import at_summary
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

SPANISH = ContentPlace(language="es")


@pytest.fixture(scope="module")
def spanish() -> Library:
    return load_library(SPANISH)


class Paper:
    """A printer that keeps what it gets."""

    def __init__(self) -> None:
        self.pages: list[bytes] = []

    def __call__(self, _: str) -> Paper:
        return self

    def run(self, document: bytes) -> PrintResult:
        """Keep a page."""
        self.pages.append(document)
        return PrintResult.PRINTED

    def leave(self) -> None:
        """Take nothing back."""


def whole(person: Driven, spanish: Library, clinic: Library) -> dict[str, bytes]:
    """Each form as it must be."""
    local = local_time(person.visit.started)
    made = {form: summary_form(form, person.visit, spanish, local, person.kept(), clinic) for form in SAVED}
    return {form: told.encode() if isinstance(told, str) else told for form, told in made.items()}


async def test_what_is_saved_by_keys_has_the_therapist_s_part_in_the_clinic_s_language(
    tmp_path: Path, documents: Path, library: Library, spanish: Library
) -> None:
    async with driven(tmp_path / "data", place=SPANISH) as person:
        await at_summary(person)
        for number in range(1, len(SAVED) + 1):
            said = len(person.notices())
            await person.press("v", str(number))
            await person.until(lambda said=said: len(person.notices()) > said)  # type: ignore[misc]
        expected = whole(person, spanish, library)

    name = spanish.words("save.name", day="2026-11-23")
    assert {form: (documents / f"{name}.{SUFFIXES[form]}").read_bytes() for form in SAVED} == expected
    assert library.words("handover.part").encode() in expected["text"]


async def test_what_is_printed_by_a_key_has_it_too(tmp_path: Path, library: Library, spanish: Library) -> None:
    paper = Paper()
    async with driven(tmp_path, place=SPANISH, print_job=paper) as person:
        await at_summary(person)
        await person.press("r")
        await person.until(lambda: bool(paper.pages))

        assert paper.pages == [whole(person, spanish, library)["pdf"]]


async def test_the_therapist_s_page_is_in_the_clinic_s_language_first(
    tmp_path: Path, library: Library, spanish: Library
) -> None:
    async with driven(tmp_path, place=SPANISH, size=(80, 60)) as person:
        await at_summary(person)
        assert person.shows(SummaryScreen)
        await person.press("2")
        told = person.text()

    titles = [words.words("handover.part") for words in (library, spanish)]
    assert titles[0] in told
    assert library.words("handover.flags") in told
    assert spanish.words("handover.in-language", language="English") in told
    assert spanish.words("handover.below") in told


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[ContentPlace]:
    """Where content was read for the clinic."""
    places: list[ContentPlace] = []

    def load(place: ContentPlace) -> Library:
        places.append(place)
        return load_library(place)

    monkeypatch.setattr(clinic_language, "load_library", load)
    return places


async def test_whoever_reads_the_clinic_s_language_loads_nothing_more(tmp_path: Path, read: list[ContentPlace]) -> None:
    for place, times in ((ContentPlace(), 0), (SPANISH, 1)):
        async with driven(tmp_path / str(times), place=place) as person:
            assert read == []
            await at_summary(person)
            await person.press("2", "2")
        assert len(read) == times


async def test_while_the_result_is_read_the_summary_s_other_language_is_loaded(
    tmp_path: Path, spanish: Library, read: list[ContentPlace]
) -> None:
    async with driven(tmp_path, place=SPANISH) as person:
        await person.stand(walked(new_visit(), spanish, CALM, "review"))
        assert read == []
        await person.press("enter")
        assert person.screen.step == "result:self-care"  # type: ignore[attr-defined]
        await person.until(lambda: len(read) == 1)
