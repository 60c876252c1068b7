"""The order of visits: the newest first, and one that a wrong clock dated ahead of now never first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.visit.state import Visit
from coach.storage.order import FILE, ordered
from coach.storage.visit_reader import RECENT
from coach.storage.visits import VisitStore, visit_id
from tests.support.clocks import WallClock
from tests.support.visits import NOW, new_visit

HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def store(tmp_path: Path, clock: WallClock) -> VisitStore:
    return VisitStore(tmp_path, now=clock)


def dated(moment: datetime) -> Visit:
    return new_visit(id=visit_id(moment, "abc123"), started=moment, checked_at=moment)


def kept(store: VisitStore, *moments: datetime) -> list[str]:
    """Keep a visit for each moment; return their names in the same order."""
    for moment in moments:
        store.save(dated(moment))
    return [visit_id(moment, "abc123") for moment in moments]


def ids(store: VisitStore) -> list[str]:
    return [visit.id for visit in store.newest()]


def test_a_visit_dated_ahead_of_now_comes_last_and_the_clock_is_told_of_once(store: VisitStore) -> None:
    old, ahead, new = kept(store, NOW - 2 * HOUR, NOW + 24 * HOUR, NOW - HOUR)

    assert ids(store) == ids(store) == [new, old, ahead]
    assert [visit.id for visit in store.recent()] == [visit.id for visit in store.unbroken()] == [new, old]
    told = f"{store.folder / ahead}.toml is dated ahead of now, and does not count as your last visit."
    assert list(map(str, store.notices)) == [f"{told} Check this computer's clock."]


def test_clocks_of_two_computers_a_little_apart_are_not_told_of(store: VisitStore) -> None:
    old, new = kept(store, NOW - HOUR, NOW + timedelta(minutes=4))

    assert ids(store) == [new, old]
    assert store.notices == []


def test_a_visit_made_while_the_clock_was_ahead_stays_behind_what_came_after_it(
    store: VisitStore, clock: WallClock, tmp_path: Path
) -> None:
    (ahead,) = kept(store, NOW + 24 * HOUR)
    assert ids(store) == [ahead]
    (after,) = kept(store, NOW + HOUR)
    clock.now = NOW + 48 * HOUR

    later = VisitStore(tmp_path, now=clock)
    assert ids(later) == [after, ahead]
    assert [visit.id for visit in later.unbroken()] == [after]
    assert later.notices == []


def test_visits_stay_in_order_once_a_clock_that_fell_back_for_a_while_is_right_again(
    store: VisitStore, clock: WallClock, tmp_path: Path
) -> None:
    first, second = kept(store, NOW - 2 * HOUR, NOW - HOUR)
    clock.now = datetime(1970, 1, 1, 12, 0, tzinfo=UTC)
    assert ids(store) == [second, first]
    (fallen,) = kept(store, clock.now)
    clock.now = NOW

    assert ids(VisitStore(tmp_path, now=clock)) == [fallen, second, first]


def test_what_says_in_itself_that_it_lies_ahead_comes_last_whatever_its_name(store: VisitStore) -> None:
    (right,) = kept(store, NOW - 2 * HOUR)
    store.save(new_visit(id=visit_id(NOW - HOUR, "abc123"), started=NOW + 24 * HOUR))

    assert ids(store)[0] == right
    assert [visit.id for visit in store.unbroken()] == [right]


@pytest.mark.parametrize("raw", [b"\xff", b"visits = 3", b"visits = [1, {}]", b""])
def test_a_damaged_list_of_wrong_dates_is_never_fatal_and_made_anew(
    store: VisitStore, tmp_path: Path, raw: bytes
) -> None:
    ahead, new = kept(store, NOW + 24 * HOUR, NOW - HOUR)
    (tmp_path / FILE).write_bytes(raw)

    assert ids(store) == [new, ahead]
    assert ahead in (tmp_path / FILE).read_text()


def test_a_deleted_visit_leaves_no_name_behind(store: VisitStore, tmp_path: Path) -> None:
    kept(store, NOW + 24 * HOUR)
    for file, _ in list(store.kept()):
        store.delete(file)

    assert [each.name for each in tmp_path.iterdir()] == ["visits"]


# ---- What is no visit ----

NAME = "20261123T090000Z-aaaa"


@pytest.mark.parametrize(
    "name",
    [
        f"{NAME}.sync-conflict-20260302-101112-ABCDEFG.toml",
        f"._{NAME}.toml",
        f".{NAME}.toml.swp",
        f"{NAME} (1).toml",
        f"{NAME} (conflicted copy 2026-03-02).toml",
        f"{NAME}~.toml",
        "copy.toml",
        "20261399T990000Z-aaaa.toml",
        f"{NAME}.toml.bak",
        f"{NAME}.TOML",
    ],
)
def test_copies_and_sidecars_are_no_visits_and_are_left_alone(store: VisitStore, name: str) -> None:
    store.save(new_visit(id=NAME))
    raw = (store.folder / f"{NAME}.toml").read_bytes() if "conflict" in name or "copy" in name else b"\0\5\x16\7"
    (store.folder / name).write_bytes(raw)

    assert ids(store) == [NAME]
    assert [visit.id for visit in store.unbroken()] == [NAME]
    assert (store.folder / name).read_bytes() == raw
    assert store.notices == []
    assert store.others() == (store.folder / name,)


def test_a_file_that_holds_a_visit_of_another_name_is_left_and_named(store: VisitStore) -> None:
    store.save(new_visit(id=NAME))
    file = store.folder / "20261123T100000Z-bbbb.toml"
    file.write_bytes((store.folder / f"{NAME}.toml").read_bytes())

    assert ids(store) == [NAME]
    assert file.exists()
    assert list(map(str, store.notices)) == [f"{file} holds a visit of another name and was left as it is."]


# ---- What holds ----


@pytest.mark.parametrize("raw", [b"half a visit", b"format = 99\n"])
def test_nothing_older_holds_behind_a_visit_that_cannot_be_read(
    store: VisitStore, tmp_path: Path, clock: WallClock, raw: bytes
) -> None:
    old, lost = kept(store, NOW - 3 * HOUR, NOW - 2 * HOUR)
    (store.folder / f"{lost}.toml").write_bytes(raw)

    for each in (store, VisitStore(tmp_path, now=clock)):
        assert list(each.unbroken()) == []
        assert ids(each) == [old]
    (new,) = kept(store, NOW - HOUR)
    assert [visit.id for visit in store.unbroken()] == [new]


def test_no_more_files_are_read_for_now_than_tell_what_to_do(store: VisitStore) -> None:
    kept(store, *(NOW - HOUR * number for number in range(1, RECENT + 3)))

    assert [len(list(each)) for each in (store.recent(), store.unbroken(), store.newest())] == [
        RECENT, RECENT, RECENT + 2,
    ]  # fmt: skip
    assert store.count() == RECENT + 2


@given(st.lists(st.datetimes(NOW.replace(tzinfo=None) - 90 * HOUR, NOW.replace(tzinfo=None) + 90 * HOUR)))
def test_whatever_is_dated_ahead_is_never_before_what_is_not(moments: list[datetime]) -> None:
    names = {visit_id(moment, "a") for moment in moments}

    order = ordered((f"{name}.toml" for name in names), NOW)

    assert {*order.past, *order.misdated} == names
    assert list(order.past) == sorted(order.past, reverse=True)
    assert all(name <= visit_id(NOW + timedelta(minutes=5), "~") for name in order.past)
    assert order.ahead == order.misdated
