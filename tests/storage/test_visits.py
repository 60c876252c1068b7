"""Visits kept on disk, one file each."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from coach.core.errors import StorageError
from coach.core.visit.state import Visit
from coach.storage.formats import to_text
from coach.storage.locks import take
from coach.storage.refusals import UnwritableError
from coach.storage.visits import VisitStore, visit_id
from tests.support.visits import new_visit

MORNING, NOON, EVENING = "20261123T090000Z-aaaa", "20261123T120000Z-bbbb", "20261123T190000Z-cccc"


@pytest.fixture
def store(tmp_path: Path) -> VisitStore:
    return VisitStore(tmp_path / "data")


def ids(store: VisitStore) -> list[str]:
    return [visit.id for visit in store.newest()]


def test_a_visit_is_named_by_its_utc_start_and_a_token() -> None:
    assert visit_id(datetime(2026, 3, 1, 9, 5, 7, tzinfo=UTC), "k3x9") == "20260301T090507Z-k3x9"


def test_a_kept_visit_is_read_again(store: VisitStore) -> None:
    visit = new_visit(answers={"fever": "no", "where": ("low-side",)})

    store.save(visit)

    assert list(VisitStore(store.folder.parent).newest()) == [visit]


def test_a_later_state_takes_the_place_of_the_earlier(store: VisitStore) -> None:
    store.save(new_visit())
    store.save(new_visit(answers={"fever": "no"}))

    assert [visit.answers for visit in store.newest()] == [{"fever": "no"}]
    assert len(list(store.folder.iterdir())) == 1


def test_the_newest_visit_comes_first(store: VisitStore) -> None:
    for name in (NOON, EVENING, MORNING):
        store.save(new_visit(id=name))

    assert ids(store) == [EVENING, NOON, MORNING]


def test_no_more_files_are_read_than_are_asked_for(store: VisitStore) -> None:
    store.save(new_visit(id=EVENING))
    damaged = store.folder / f"{MORNING}.toml"
    damaged.write_text("not a visit")

    assert next(store.newest()).id == EVENING
    assert damaged.exists()
    assert store.notices == []


def test_without_a_folder_there_are_no_visits_and_none_is_made(store: VisitStore) -> None:
    assert ids(store) == []
    assert not store.folder.exists()


def test_a_damaged_visit_is_set_aside_named_and_never_deleted(store: VisitStore) -> None:
    store.save(new_visit(id=MORNING))
    damaged = store.folder / f"{NOON}.toml"
    damaged.write_bytes(b"\xff\xfe half a visit")

    assert ids(store) == [MORNING]
    aside = store.folder / f"{NOON}.damaged"
    assert aside.read_bytes() == b"\xff\xfe half a visit"
    assert list(map(str, store.notices)) == [f"A damaged visit was set aside as {aside}. Nothing was deleted."]
    assert ids(store) == [MORNING]


def test_a_damaged_visit_that_cannot_be_moved_is_named_and_left(
    store: VisitStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(new_visit(id=MORNING))
    damaged = store.folder / f"{NOON}.toml"
    damaged.write_text("half a visit")

    def refuse(path: Path) -> NoReturn:
        raise UnwritableError(path, OSError(errno.EROFS, "read-only"))

    monkeypatch.setattr("coach.storage.visit_reader.set_aside", refuse)

    assert ids(store) == [MORNING]
    assert ids(store) == [MORNING]
    assert list(map(str, store.notices)) == [f"{damaged} is damaged and was left where it is."]


def test_a_visit_of_a_newer_coach_is_left_untouched_and_named_once(store: VisitStore) -> None:
    store.save(new_visit(id=MORNING))
    newer = store.folder / f"{NOON}.toml"
    newer.write_text('format = 2\nid = "new"')

    assert ids(store) == ids(store) == [MORNING]
    assert newer.read_text() == 'format = 2\nid = "new"'
    assert list(map(str, store.notices)) == [
        f"{newer} comes from a newer coach and was left as it is. Update coach to read it."
    ]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_shown(store: VisitStore) -> None:
    store.save(new_visit(id=MORNING))
    folder = store.folder / f"{NOON}.toml"
    folder.mkdir()

    assert ids(store) == [MORNING]
    assert list(map(str, store.notices)) == [f"{folder} cannot be read: it is a folder. The other visits are shown."]


def test_what_is_half_written_is_no_visit(store: VisitStore) -> None:
    store.save(new_visit(id=MORNING))
    (store.folder / f".{NOON}.toml-abc.part").write_text(to_text(new_visit(id=NOON))[:20])

    assert ids(store) == [MORNING]


def test_a_check_leaves_an_empty_folder_of_the_owner_s(store: VisitStore) -> None:
    store.check()

    assert list(store.folder.iterdir()) == []
    assert [stat.S_IMODE(each.stat().st_mode) for each in (store.folder, store.folder.parent)] == [0o700, 0o700]


def test_a_check_says_why_nothing_can_be_kept(store: VisitStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(StorageError, match=r"the disk is full\. Free some space"):
        store.check()


def test_a_file_in_the_folder_s_place_is_said_and_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    store = VisitStore(tmp_path / "data")

    with pytest.raises(StorageError, match=r"Name another folder with --data\.$"):
        store.save(new_visit())

    assert ids(store) == []
    assert (tmp_path / "data").read_text() == "mine"


def test_a_save_that_fails_leaves_the_earlier_state(store: VisitStore, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier: Visit = new_visit(answers={"fever": "no"})
    store.save(earlier)

    def full(*_args: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(StorageError):
        store.save(new_visit(answers={"fever": "yes"}))

    assert list(store.newest()) == [earlier]
    assert len(list(store.folder.iterdir())) == 1


def test_a_deleted_visit_is_gone_and_the_others_stay(store: VisitStore) -> None:
    for name in (MORNING, NOON):
        store.save(new_visit(id=name))

    (file,) = [file for file, visit in store.kept() if visit.id == NOON]
    store.delete(file)
    store.delete(file)

    assert ids(store) == [MORNING]


def test_what_is_no_visit_is_told_apart_from_those_that_can_be_read(store: VisitStore) -> None:
    assert store.others() == ()
    store.save(new_visit(id=MORNING))
    newer = store.folder / f"{NOON}.toml"
    newer.write_text("format = 99")

    assert store.others() == (newer,)


# ---- Folders that refuse ----


@pytest.mark.parametrize("code", [errno.EIO, errno.ESTALE, errno.EACCES, errno.EMFILE], ids=errno.errorcode.get)
def test_a_folder_that_cannot_be_read_is_named_and_never_told_as_empty(
    store: VisitStore, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    store.save(new_visit())

    def refuse(path: Path) -> NoReturn:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(os, "listdir", refuse)

    with pytest.raises(StorageError, match=rf"^Cannot read {store.folder}: "):
        store.look()
    assert ids(store) == ids(store) == []
    assert store.others() == ()
    assert str(store.unseen).startswith(f"Cannot read {store.folder}: ")
    monkeypatch.undo()
    assert ids(store) == [new_visit().id]
    assert store.unseen is None


def test_a_link_to_a_disk_that_is_not_there_is_named_with_it_and_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "disk" / "coach")
    store = VisitStore(tmp_path / "data")
    told = f"{tmp_path / 'data'} is a link to {tmp_path / 'disk' / 'coach'}, which is not there. Connect its disk"

    with pytest.raises(StorageError, match=f"^Cannot write .*{told}"):
        store.check()
    with pytest.raises(StorageError, match=f"^Cannot read .*{told}"):
        store.look()
    assert not (tmp_path / "disk").exists()


def test_a_folder_whose_files_cannot_be_deleted_is_no_trouble(
    store: VisitStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, **_: object) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "unlink", refuse)

    store.check()


def test_a_check_needs_the_room_of_a_visit(store: VisitStore, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def nearly_full(handle: int) -> None:
        sizes.append(os.fstat(handle).st_size)
        if sizes[-1] > 4096:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", nearly_full)

    with pytest.raises(StorageError, match=rf"^Cannot write {store.folder}: the disk is full"):
        store.check()
    assert list(store.folder.iterdir()) == []


def test_a_check_clears_what_dead_programs_left(store: VisitStore) -> None:
    store.folder.mkdir(parents=True)
    for left in (store.folder / f".{MORNING}.toml-abc.part", store.folder.parent / ".settings.toml-abc.part"):
        left.write_text("half")

    store.check()

    assert [each for each in store.folder.parent.rglob("*") if each.is_file()] == []


# ---- Two programs ----


def test_what_another_program_told_of_a_visit_outlives_the_next_save(store: VisitStore) -> None:
    visit = new_visit(answers={"pain-now": 2})
    store.save(visit)
    VisitStore(store.folder.parent).save(replace(visit, stopped="unwell", check_due=True))

    for pain in (3, 8):
        store.save(replace(visit, answers={"pain-now": pain}))

    (kept,) = store.newest()
    assert (kept.stopped, kept.check_due, kept.answers) == ("unwell", True, {"pain-now": 8})


def test_a_visit_gone_on_with_keeps_what_another_program_told_before_the_first_save(store: VisitStore) -> None:
    visit = new_visit(answers={"pain-now": 2})
    other = VisitStore(store.folder.parent)
    other.save(visit)
    store.take_up(visit)
    other.save(replace(visit, answers={"pain-now": 8}))

    store.save(replace(visit, behind=1))

    (kept,) = store.newest()
    assert (kept.answers, kept.behind) == ({"pain-now": 8}, 1)


@pytest.mark.parametrize("text", ["half a visit", "\xff"])
def test_a_visit_damaged_meanwhile_is_set_aside_and_written_anew(store: VisitStore, text: str) -> None:
    store.save(new_visit())
    (store.folder / f"{MORNING[:-4]}aaaa.toml").write_text(text, "latin-1")

    store.save(new_visit(behind=1))

    assert [visit.behind for visit in store.newest()] == [1]
    assert len(list(store.folder.glob("*.damaged"))) == 1


def test_a_visit_that_a_newer_coach_has_gone_on_with_is_left(store: VisitStore) -> None:
    store.save(new_visit())
    file = store.folder / f"{new_visit().id}.toml"
    file.write_text("format = 99")

    with pytest.raises(StorageError, match="comes from a newer coach"):
        store.save(new_visit(behind=1))
    assert file.read_text() == "format = 99"


def test_a_visit_is_under_way_in_one_program_and_elsewhere_for_the_others(store: VisitStore) -> None:
    name = new_visit().id
    other = VisitStore(store.folder.parent)
    assert not store.elsewhere(name)

    assert store.hold(name)
    assert store.hold(name)
    assert not other.hold(name)
    assert (store.elsewhere(name), other.elsewhere(name)) == (False, True)
    assert take(store.folder / f"{name}.toml") is None

    store.let_go()
    assert not other.elsewhere(name)
    assert other.hold(name)
    other.let_go()
    assert list(store.folder.iterdir()) == []
