"""The first choices in line mode, and what can be read from them."""

from __future__ import annotations

from concurrent.futures import Future
from itertools import chain, repeat
from pathlib import Path

import pytest

from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.report.guide import guide_parts
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.plain.history import ROWS
from coach.storage.keeper import Keeper
from coach.storage.settings import read_settings
from coach.storage.visits import VisitStore
from tests.support.eight_weeks import LAST_DAY, lived
from tests.support.kept_visits import keep_check, keep_routine, keep_trainable
from tests.support.lines import check_lines, told
from tests.support.visits import CALM

FULL = "The disk is full."


def test_a_stranger_is_told_what_the_program_is_and_what_can_be_chosen(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path)

    assert library.words("welcome.ask") in ran.lines
    assert any(line.startswith("1. " + library.words("welcome.check")) for line in ran.lines)
    assert any(line.startswith("0. " + library.words("welcome.guide")) for line in ran.lines)
    assert ran.lines[-1] == library.words("plain.stopped")


def test_today_is_told_in_words_from_the_second_start_on(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, 1)
    ran = told(tmp_path)

    assert library.words("today.core") in ran.lines
    assert library.words("today.pain-one", last=2) in ran.lines
    assert library.words("plain.days", days=14, core=0, walk=0, rest=1) in ran.lines


def test_a_topic_is_read_and_the_list_comes_again(tmp_path: Path, library: Library) -> None:
    topic = next(iter(library.topics.values()))
    ran = told(tmp_path, "2", "1", "b", "q")

    assert ran.lines.count(library.words("topics.ask")) == 2
    assert topic.title in ran.lines
    assert ran.lines.count(library.words("welcome.ask")) == 2


def test_the_guide_is_read_by_level_and_searched(tmp_path: Path, library: Library) -> None:
    parts = guide_parts(library)
    ran = told(tmp_path, "0", "1", "fever", "zzz", "b", width=2000)

    assert all(f"- {sign.text}" in ran.lines for sign in parts[0].signs)
    found = sum(sign.fits("fever") for part in parts for sign in part.signs)
    count = sum(len(part.signs) for part in parts)
    assert library.words("guide.found", found=found, count=count) in ran.lines
    assert library.words("guide.none-found") in ran.lines


def test_the_last_summary_is_read_again_and_changes_nothing(tmp_path: Path, library: Library) -> None:
    before = keep_check(tmp_path)
    ran = told(tmp_path, "4", "", "q", days_later=1)

    assert library.words("summary.where") in ran.lines
    assert ran.visits == [before]


def test_the_history_is_told_in_words_as_a_table_and_by_visits(tmp_path: Path, library: Library) -> None:
    keep_trainable(tmp_path)
    ran = told(tmp_path, "9", "1", "2", "3", "4", "1", "", "b", "b", "q", width=200)

    assert any(line.startswith("Routines: ") for line in ran.lines)
    assert any(line.startswith("- Day ") and ": Before 2" in line for line in ran.lines)
    assert library.words("past.empty-activities") in ran.lines
    assert any("core days" in line for line in ran.lines)
    assert library.words("summary.where") in ran.lines


def test_a_long_history_is_told_by_its_newest_rows(tmp_path: Path, library: Library) -> None:
    for visit in lived(LAST_DAY):
        VisitStore(tmp_path).save(visit)
    ran = told(tmp_path, "9", "1", "3", "4", "11", "1", width=200)
    rows = [line for line in ran.lines if ": Before " in line]

    assert len(rows) == ROWS
    assert any(line.startswith(f"The newest {ROWS} of ") for line in ran.lines)
    assert ran.lines.count(library.words("past.tab-visits")) >= 2
    assert library.words("summary.where") in ran.lines


def test_the_week_is_told_and_a_choice_in_it_is_kept(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path)
    first = told(tmp_path, "8", "8", "2", "9", "1", "b", "q", days_later=0.5)
    again = told(tmp_path, "8", days_later=0.5)

    assert library.words("week.where") in first.lines
    assert library.words("week.own-walk-ask") in first.lines
    chosen = next(line for line in again.lines if line.startswith("8. "))
    assert chosen != next(line for line in first.lines if line.startswith("8. Core days"))


def test_a_second_check_offers_the_lasting_answers_as_they_stood(tmp_path: Path, library: Library) -> None:
    told(tmp_path, "1", check_lines(), "1", "2", "")
    ran = told(tmp_path, "1", "1", "1", days_later=2, token="abc124")

    assert library.words("same.where") in ran.lines
    assert ran.visit.remembered is not None
    assert ran.visit.remembered.same is True
    assert ran.visit.value("age") == CALM["age"]


def test_a_routine_that_was_left_is_gone_on_with(tmp_path: Path, library: Library) -> None:
    left = keep_routine(tmp_path)
    ran = told(tmp_path, "", days_later=0.001)

    assert any(library.words("welcome.go-on") in line for line in ran.lines)
    assert library.words("plain.player") in ran.text.replace("\n", " ")
    assert [visit.id for visit in ran.visits] == [left.id]


class SlowWrite(Future[None]):
    """A write that has not ended whenever somebody waits for a while, and has ended once they wait for its end."""

    def result(self, timeout: float | None = None) -> None:
        if timeout is not None:
            raise TimeoutError
        super().result()


@pytest.mark.parametrize(("fault", "said"), [(StorageError(FULL), "plain.not-kept"), (None, "plain.stopped")])
def test_a_write_that_takes_long_leaves_what_was_known_and_is_waited_for_before_the_end_is_told(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, fault: StorageError | None, said: str
) -> None:
    failed, slow = Future[None](), SlowWrite()
    failed.set_exception(StorageError(FULL))
    if fault is None:
        slow.set_result(None)
    else:
        slow.set_exception(fault)
    writes = chain([failed], repeat(slow))
    monkeypatch.setattr(Keeper, "put", lambda *_: next(writes))

    ran = told(tmp_path, "1", check_lines(), "1", "2", "q", width=200)

    assert library.words("summary.not-kept") in ran.text
    assert ran.lines[-1] == library.words(said)


def test_a_slow_write_that_fails_is_told_when_the_person_stops(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowWrite()
    slow.set_exception(StorageError(FULL))
    monkeypatch.setattr(Keeper, "put", lambda *_: slow)

    ran = told(tmp_path, "1", check_lines()[:5], "q")

    assert ran.lines[-2:] == [FULL, library.words("plain.not-kept")]


def test_another_language_is_chosen_by_its_name_with_or_without_its_accents(tmp_path: Path, library: Library) -> None:
    spanish = load_library(ContentPlace(language="es"))
    ran = told(tmp_path, "Espanol", "1", "q")

    assert ran.lines.count("español. Español") == 1
    assert library.words("welcome.ask") in ran.lines
    assert spanish.words("welcome.ask") in ran.lines
    assert spanish.questions["fits-today"].words in ran.lines
    assert ran.lines[-1] == spanish.words("plain.stopped")
    assert read_settings(tmp_path).language == "es"

    back = told(tmp_path, "english", "q", place=ContentPlace(language="es"))
    assert back.lines[-1] == library.words("plain.stopped")
    assert read_settings(tmp_path).language == "en"
