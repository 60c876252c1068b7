"""What outlives a visit reaches the next process, and nothing of a visit can be in it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pydantic import BaseModel, ValidationError

from coach.core.content.levels import Level
from coach.kiosk.carry_over import Beginning, CarryOver
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.counts import Counts
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.process.link import MOST_BYTES, Link
from coach.kiosk.relay import Relay, VisitReporter
from coach.kiosk.trouble_log import LONGEST, MOST, News
from tests.support.clocks import FakeClock
from tests.support.kiosk import NOON, faked_context

TODAY = date(2026, 11, 23)


class Pair:
    """The main process and the process of a visit, in one."""

    def __init__(self, clock: FakeClock, folder: Path, ours: Link, theirs: Link) -> None:
        self.journal: list[str] = []
        self.beats = 0
        self.main, self.visit = (faked_context(clock, CountsFile(folder)) for _ in range(2))
        self.link = ours
        self.relay = Relay(self.main, self._beat, self.journal.append)
        self.reporter = VisitReporter(theirs, self.visit)
        self.relayed()
        self.beats = 0

    def _beat(self) -> None:
        self.beats += 1

    def relayed(self, *, late: bool = False) -> list[bytes]:
        """Take what the visit's process has told; return what the present one should have of it."""
        answers = [self.relay.take(line, late) for line in self.link.lines()]
        return [each for each in answers if each is not None]


@pytest.fixture
def line() -> Iterator[tuple[Link, Link]]:
    """Both ends of a line."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Link(ours), Link(theirs)


@pytest.fixture
def pair(clock: FakeClock, tmp_path: Path, line: tuple[Link, Link]) -> Pair:
    return Pair(clock, tmp_path / "counts", *line)


def lasting(context: KioskContext) -> tuple[Any, ...]:
    assert context.counts is not None
    kept = context.counts.unwritten, context.volume.chosen, context.desk
    return context.pin_attempts.memory, context.carried, *kept


def test_failed_pins_rings_prints_counts_the_volume_and_the_closed_sign_reach_the_main_process_at_the_next_look(
    pair: Pair, clock: FakeClock, tmp_path: Path
) -> None:
    (tmp_path / "counts").write_text("no folder")
    assert pair.visit.counts is not None
    clock.advance(7)
    pair.visit.pin_attempts.tried(False)
    pair.visit.carried.last_ring.at = clock()
    pair.visit.carried.ring_due = True
    pair.visit.volume.chosen = 140
    pair.visit.opening.close(lasting=True)
    pair.visit.desk.rung_at = NOON
    assert pair.visit.counts.add(TODAY, ["start", Level.EMERGENCY]) is not None
    pair.reporter.look()
    pair.relayed()

    assert lasting(pair.main) == lasting(pair.visit)
    assert pair.visit.counts.unwritten.days != ()


def test_a_process_that_acts_beats_and_one_whose_visit_is_over_does_not(pair: Pair) -> None:
    pair.reporter.look()
    pair.relayed()
    assert pair.beats == 1
    pair.reporter.look()
    pair.relayed(late=True)
    assert pair.beats == 1


def test_what_comes_next_reaches_the_main_process_only_from_the_present_visit(pair: Pair) -> None:
    pair.reporter.renew(Beginning(shows="done", paper=True, language=1, aids=frozenset({"contrast"})))
    pair.relayed()
    assert pair.relay.beginning == Beginning(shows="done", paper=True, language=1, aids=frozenset({"contrast"}))
    pair.reporter.renew(Beginning())
    pair.relayed(late=True)
    assert pair.relay.beginning.shows == "done"


def test_the_staff_menu_comes_once_even_if_the_process_that_showed_it_can_tell_nothing_any_more(
    pair: Pair, line: tuple[Link, Link]
) -> None:
    pair.reporter.renew(Beginning(shows="staff"))
    pair.relayed()
    assert pair.relay.beginning.shows == "staff"
    VisitReporter(line[1], pair.visit)
    pair.relayed()
    assert pair.relay.beginning == Beginning()


def test_what_fails_after_the_visit_is_told_on_the_next_visitor_s_screen(pair: Pair, clock: FakeClock) -> None:
    pair.visit.troubles.learn(News(about="alert", reason="No ring.", tried_at=NOON))
    (told,) = pair.relayed(late=True)
    assert pair.main.troubles.present == {"alert": "No ring."}

    present = faked_context(clock)
    with ExitStack() as stack:
        main, visit = (stack.enter_context(end) for end in socket.socketpair())
        reporter = VisitReporter(Link(visit), present)
        assert not reporter.look()
        Link(main).send(told)
        assert reporter.look()
    assert present.troubles.present == {"alert": "No ring."}
    assert [each.reason for each in present.troubles.latest(NOON)] == ["No ring."]


def test_what_fails_in_the_visit_is_not_told_to_it_again(pair: Pair) -> None:
    pair.visit.troubles.learn(News(about="printer", reason="No paper.", tried_at=NOON))
    assert pair.relayed() == []
    assert pair.main.troubles.present == {"printer": "No paper."}


@pytest.mark.parametrize(
    "told", [b"Low back, middle", b"{}x", b'{"answers": {"days": 23}}', b'{"news": {"about": "days"}}']
)
def test_a_line_that_is_not_understood_changes_nothing_and_is_told_without_its_words(pair: Pair, told: bytes) -> None:
    before = lasting(pair.main)
    assert pair.relay.take(told, False) is None
    assert lasting(pair.main) == before
    assert pair.journal == ["coach kiosk: The process of a visit told something unknown."]


def test_a_line_without_an_end_is_dropped_and_the_next_ones_come() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        link = Link(ours)
        for _ in range(3):
            theirs.send(b"x" * (MOST_BYTES // 2))
            assert link.lines() == []
        theirs.send(b"\nshort\n")
        assert link.lines()[-1] == b"short"
        assert not link.closed
        theirs.close()
        assert link.lines() == []
        assert link.closed


# ---- Nothing of a visit ----


BOUNDED = {"date", "date-time"}
"""The formats of texts that can hold no words."""


def free_texts(schema: Any, path: str = "") -> Iterator[str]:
    """Yield where a JSON schema allows any text at all, or keys that are not listed."""
    if isinstance(schema, list):
        for each in schema:
            yield from free_texts(each, path)
    elif isinstance(schema, dict):
        if schema.get("type") == "string" and not (
            {"enum", "const", "maxLength", "pattern"} & schema.keys() or schema.get("format") in BOUNDED
        ):
            yield path
        if schema.get("type") == "object" and not ("properties" in schema or "propertyNames" in schema):
            yield path
        if schema.get("additionalProperties") is True or not schema:
            yield path
        for key in schema.keys() - {"default"}:
            yield from free_texts(schema[key], f"{path}/{key}")


def test_what_is_carried_over_holds_numbers_and_listed_names_and_no_words() -> None:
    assert list(free_texts(CarryOver.model_json_schema())) == []


def test_a_field_that_could_hold_an_answer_would_be_found() -> None:
    class Leaky(CarryOver):
        where: str

    class Open(BaseModel):
        answers: dict[str, Any]

    assert list(free_texts(Leaky.model_json_schema())) == ["/properties/where"]
    assert list(free_texts(Open.model_json_schema())) != []


def test_an_answer_beside_the_fields_is_refused() -> None:
    carried = json.loads(CarryOver.model_validate(CARRIED).model_dump_json())
    with pytest.raises(ValidationError):
        CarryOver.model_validate({**carried, "where": "low-middle"})
    with pytest.raises(ValidationError):
        Beginning.model_validate({"shows": "Low back, middle"})


CARRIED: dict[str, Any] = {
    "pin": {"failed_at": 1.0, "open_at": 1.0},
    "last_ring": None,
    "last_print": 3.0,
    "ring_due": False,
    "uncounted": {},
    "volume": None,
    "ruling": None,
    "rung_at": None,
    "beginning": None,
}


def test_news_for_staff_are_of_bounded_length() -> None:
    assert News(about="alert", reason="x" * 5000).reason == "x" * LONGEST


def test_however_much_fails_the_log_that_is_copied_stays_small(clock: FakeClock) -> None:
    context = faked_context(clock)
    for _ in range(10 * MOST):
        context.troubles.learn(News(about="alert", reason="No ring.", tried_at=NOON))
    assert len(context.troubles.latest(NOON)) == MOST


def test_a_visit_that_a_slow_disk_counts_only_after_its_end_is_counted_once(
    pair: Pair, clock: FakeClock, tmp_path: Path
) -> None:
    folder = tmp_path / "counts"
    assert pair.visit.counts is not None
    assert pair.main.counts is not None
    write = CountsFile._write

    def write_late(file: CountsFile, counts: Counts) -> None:
        pair.reporter.renew(Beginning())
        pair.relayed()
        write(file, counts)

    with patch.object(CountsFile, "_write", write_late):
        assert pair.visit.counts.add(TODAY, ["start", Level.URGENT]) is None
    present = faked_context(clock, CountsFile(folder))
    assert present.counts is not None
    present.counts.unwritten = pair.main.counts.unwritten
    assert present.counts.unwritten.days != ()
    (told,) = pair.relayed(late=True)
    assert pair.main.counts.unwritten == Counts()

    with ExitStack() as stack:
        main, visit = (stack.enter_context(end) for end in socket.socketpair())
        reporter = VisitReporter(Link(visit), present)
        Link(main).send(told)
        assert not reporter.look()
    assert present.counts.add(TODAY, ["start"]) is None
    (day,) = present.counts.read()[0].days
    assert (day.starts, day.levels) == (2, {Level.URGENT: 1})


def test_a_count_that_was_carried_over_is_written_with_the_next(pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "counts").write_text("no folder")
    assert pair.visit.counts is not None
    pair.visit.counts.add(TODAY, ["start"])
    pair.reporter.look()
    pair.relayed()
    (tmp_path / "counts").unlink()
    assert pair.main.counts is not None
    assert pair.main.counts.add(TODAY, ["start"]) is None
    counts, _ = pair.main.counts.read()
    assert [day.starts for day in counts.days] == [2]
