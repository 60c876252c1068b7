"""Visits are written in a thread, in order."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from coach.core.errors import StorageError
from coach.core.visit.state import Visit
from coach.storage.keeper import Keeper
from coach.storage.visits import VisitStore
from tests.support.visits import new_visit


class GatedStore(VisitStore):
    """A store whose first write waits until the gate opens."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.gate = threading.Event()
        self.waiting = threading.Event()
        self.written: list[Visit] = []
        self.threads: set[int] = set()

    def save(self, visit: Visit) -> None:
        self.waiting.set()
        assert self.gate.wait(10)
        super().save(visit)
        self.written.append(visit)
        self.threads.add(threading.get_ident())


@pytest.fixture
def store(tmp_path: Path) -> GatedStore:
    return GatedStore(tmp_path / "data")


def states(count: int) -> list[Visit]:
    return [new_visit(answers={"pain-now": number}) for number in range(count)]


async def test_states_are_written_in_the_order_they_come_and_the_last_one_stays(store: GatedStore) -> None:
    keeper, visits = Keeper(store), states(5)
    under_way = [asyncio.ensure_future(keeper.keep(visit)) for visit in visits]
    await asyncio.to_thread(store.waiting.wait, 10)

    store.gate.set()
    await asyncio.gather(*under_way)
    keeper.finish(None)

    assert store.written == visits
    assert list(store.newest()) == [visits[-1]]


async def test_keeping_waits_for_the_disk_and_leaves_the_screen_s_thread_free(store: GatedStore) -> None:
    keeper = Keeper(store)
    keeping = asyncio.ensure_future(keeper.keep(new_visit()))
    await asyncio.to_thread(store.waiting.wait, 10)
    done_before = keeping.done()

    store.gate.set()
    await keeping
    keeper.finish(None)

    assert not done_before
    assert threading.get_ident() not in store.threads


async def test_the_last_state_is_written_after_all_that_is_under_way(store: GatedStore) -> None:
    keeper, (first, second, last) = Keeper(store), states(3)
    under_way = [asyncio.ensure_future(keeper.keep(visit)) for visit in (first, second)]
    await asyncio.to_thread(store.waiting.wait, 10)
    store.gate.set()

    keeper.finish(last)
    await asyncio.gather(*under_way)

    assert store.written == [first, second, last]
    assert list(store.newest()) == [last]


async def test_a_write_that_fails_is_told_to_whom_asked(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    keeper = Keeper(VisitStore(tmp_path / "data"))

    with pytest.raises(StorageError):
        await keeper.keep(new_visit())
    with pytest.raises(StorageError):
        keeper.finish(new_visit())


def test_finishing_with_nothing_writes_nothing(store: GatedStore) -> None:
    Keeper(store).finish(None)

    assert store.written == []


async def test_after_the_end_nothing_more_is_written_and_nothing_breaks(store: GatedStore) -> None:
    keeper, (last, late, later) = Keeper(store), states(3)
    store.gate.set()
    keeper.finish(last)

    keeper.finish(late)
    await keeper.keep(later)

    assert store.written == [last]


async def test_a_state_that_must_not_be_lost_is_on_the_disk_at_once_and_in_its_order(tmp_path: Path) -> None:
    store = VisitStore(tmp_path / "data")
    keeper, (first, second) = Keeper(store), states(2)
    under_way = keeper.put(first)

    keeper.put(second).result()

    assert under_way.done()
    assert list(store.newest()) == [second]
    keeper.finish(None)
    keeper.put(first).result()
    assert list(store.newest()) == [second]


def test_leaving_keeps_the_stop_that_another_window_told(tmp_path: Path) -> None:
    store, visit = VisitStore(tmp_path / "data"), new_visit(answers={"pain-now": 2})
    keeper = Keeper(store)
    keeper.put(visit).result()
    VisitStore(tmp_path / "data").save(replace(visit, stopped="unwell", check_due=True))

    keeper.finish(replace(visit, behind=1))

    (kept,) = store.newest()
    assert (kept.stopped, kept.check_due, kept.behind) == ("unwell", True, 1)


def test_a_visit_is_held_from_its_first_write_until_it_is_given_up(tmp_path: Path) -> None:
    keeper, other = Keeper(VisitStore(tmp_path / "data")), Keeper(VisitStore(tmp_path / "data"))
    visit = new_visit()

    keeper.put(visit).result()
    assert not other.hold(visit.id)

    keeper.let_go().result()
    assert other.hold(visit.id)
    other.finish(None)
    assert keeper.hold(visit.id)
    keeper.finish(None)
    assert keeper.let_go().done()
    assert sorted(each.suffix for each in (tmp_path / "data" / "visits").iterdir()) == [".toml"]
