"""Damaged visits: cut off, flipped in a bit, or with a value that nobody can have told; none reads calmer."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from coach.app.welcome_choices import WelcomeChoices
from coach.cli.history_table import kept_visit
from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.content.levels import Level
from coach.core.visit.journey import assess
from coach.core.visit.state import (
    Changes,
    Performed,
    Rating,
    Request,
    StageProposal,
    ToldPain,
    Visit,
    Weekly,
    Yesterday,
)
from coach.export.forms import summary_form
from coach.storage.formats import DamagedError, NewerFormatError, from_text, to_text
from coach.storage.visits import VisitStore
from tests.support.shipped import shipped
from tests.support.visit_strategies import VISITS
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walk

LATER = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@cache
def checked(**answers: str) -> Visit:
    """Return a visit whose check came to its end, as the app leaves it."""
    told = {name.replace("_", "-"): value for name, value in answers.items()}
    _, visit = walk(shipped(), {**CALM, **told}, new_visit(content_version=shipped().version))
    pages = [name.removeprefix("page:") for name in visit.done if name.startswith("page:")]
    visit = replace(visit, page_seconds=dict.fromkeys(pages or ["start"], 3.5))
    if assess(visit, shipped()).level is Level.EMERGENCY:
        return visit
    return replace(visit.past("review"), checked_at=NOW)


def unsealed(text: str) -> str:
    """Return a document as an older program wrote it."""
    table = tomllib.loads(text)
    del table["digest"]
    head = {key: table.pop(key) for key in ("format", "id", "started", "place", "content_version")}
    turned = {"turned_at": NOW} if "page_seconds" in table else {}
    return tomli_w.dumps({**head, **turned, **table})


def read(folder: Path, raw: bytes, name: str = new_visit().id) -> tuple[list[Visit], VisitStore]:
    store = VisitStore(folder, shipped(), lambda: LATER)
    store.folder.mkdir(exist_ok=True)
    for file in store.folder.iterdir():
        file.unlink()
    (store.folder / f"{name}.toml").write_bytes(raw)
    return list(store.newest()), store


def flipped(text: str) -> Iterator[bytes]:
    raw = text.encode()
    for place in range(len(raw)):
        for bit in range(8):
            yield raw[:place] + bytes([raw[place] ^ 1 << bit]) + raw[place + 1 :]


def test_no_flip_of_one_bit_is_read_as_a_visit() -> None:
    visit = new_visit(
        answers={"pee-hard": "yes", "pain-now": 7}, performed=(Performed("bridge", None, 1, "done", 9.0),)
    )
    for raw in flipped(to_text(visit)):
        with pytest.raises((DamagedError, NewerFormatError, UnicodeDecodeError)):
            from_text(raw.decode())


@given(VISITS, st.data())
def test_no_bytes_in_place_of_others_are_read_as_another_visit(visit: Visit, data: st.DataObject) -> None:
    raw = to_text(visit).encode()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    damaged = raw[:start] + data.draw(st.binary(max_size=20)) + raw[end:]

    try:
        assert from_text(damaged.decode()) == visit
    except (DamagedError, NewerFormatError, UnicodeDecodeError):
        assert damaged != raw


def test_ends_of_lines_that_another_system_changed_do_no_damage() -> None:
    visit = new_visit(answers={"pee-hard": "yes"})

    assert from_text(to_text(visit).replace("\n", "\r\n")) == visit


@pytest.mark.parametrize("answers", [{"pee_hard": "unsure"}, {"pee_hard": "yes"}, {"fever": "yes"}])
def test_a_visit_of_an_older_program_cut_off_at_any_line_is_never_read_as_a_calmer_one(
    tmp_path: Path, answers: Mapping[str, str]
) -> None:
    visit = checked(**answers)
    level = assess(visit, shipped()).level
    assert level is not Level.SELF_CARE
    text = unsealed(to_text(visit))
    assert [each.answers for each in read(tmp_path, text.encode())[0]] == [visit.answers]

    lines = text.splitlines(keepends=True)
    for end in range(len(lines)):
        for cut in ("".join(lines[:end]), "".join(lines[:end])[:-1]):
            found, store = read(tmp_path, cut.encode())
            assert all(assess(each, shipped()).level is level for each in found)
            assert found or "was set aside" in store.notices[0]


def test_a_flipped_bit_among_the_answers_of_an_older_program_gives_no_calmer_visit(tmp_path: Path) -> None:
    visit = checked(pee_hard="unsure")
    text = unsealed(to_text(visit))
    start = text.index("pee-hard")

    for raw in flipped(text[start : start + len('pee-hard = "unsure"\n')]):
        found, _ = read(tmp_path, text[:start].encode() + raw + text[start:].encode()[len(raw) :])
        assert all(assess(each, shipped()).level is Level.URGENT for each in found)


def test_a_whole_visit_of_an_older_program_is_read_and_sealed_when_next_written(tmp_path: Path) -> None:
    visit = checked()
    (found,), store = read(tmp_path, unsealed(to_text(visit)).encode())

    store.save(found)

    assert found == visit
    assert "digest = " in (store.folder / f"{visit.id}.toml").read_text()


# ---- Impossible values ----

WHOLE = new_visit(
    content_version=shipped().version,
    based_on="20261120T120000Z-aaaaaa",
    answers={**sheet_answers(CALM, shipped(), assume_no=True)},
    first_answers={"pee-hard": "yes"},
    page_seconds={"start": 2.5},
    done=("page:start", "review", "setup", "player"),
    revisiting="start",
    response="going",
    ask_again=("pain-now",),
    checked_at=NOW,
    recheck="quick",
    details=True,
    request=Request(10, "chair", 2, changes=Changes(("bridge",), {"curl-up": "bridge"}, ("bridge",)), heard=False),
    performed=(Performed("bridge", "first", 1, "skipped", 9.5, "pain", "easier", 4),),
    pains=(ToldPain(4, NOW, "bridge"),),
    after_red="20261120T120000Z-aaaaaa",
    routine_seconds=600.0,
    behind=1,
    instead="bridge",
    moved_at=NOW,
    stopped="unwell",
    check_due=True,
    yesterday=Yesterday("20261120T120000Z-aaaaaa", 3),
    staging=StageProposal(2, "up"),
    weekly=Weekly(NOW.date(), True, (Rating(NOW.date(), {"rate-bag": 3}),)),
    ended=NOW,
)
"""A visit with something in every field."""

ODD: tuple[Any, ...] = (
    True, -1, 3.5, 10**12, float("nan"), float("inf"), -float("inf"), -0.5, "", "maybe", "\x1b]52;c;", [], ["maybe"],
    [[]], {}, {"a": {"b": 1}}, datetime(2026, 11, 23, 12, 0), datetime(1, 1, 1, tzinfo=UTC),  # noqa: DTZ001
    datetime(9999, 12, 31, 23, tzinfo=UTC), date(2026, 11, 23), date(1, 1, 1), date(9999, 12, 31), time(12, 0),
)  # fmt: skip


def places(value: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each value in a table, tables and lists among them."""
    if way:
        yield way
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*way, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*way, index))


def changed(table: Any, way: tuple[Any, ...], value: object) -> Any:
    """Return a copy of a table with another value at one place."""
    if not way:
        return value
    copy = dict(table) if isinstance(table, dict) else list(table)
    copy[way[0]] = changed(table[way[0]], way[1:], value)
    return copy


PLAIN = tomllib.loads(unsealed(to_text(WHOLE)))
EVERY = [way for way in places(PLAIN) if way[0] not in ("format", "turned_at")]

FEW = [
    *(way for way in EVERY if way[0] != "answers" or len(way) == 1),
    *{shipped().questions[way[1]].kind: way for way in EVERY if way[0] == "answers" and len(way) == 2}.values(),
]
"""Every place but for the answers, of which there is one to a question of each kind."""


def test_the_whole_visit_has_something_in_every_field() -> None:
    assert set(PLAIN) == {"format", "turned_at", *Visit.__dataclass_fields__}


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=[] if way in FEW else pytest.mark.exhaustive) for way in EVERY],
    ids=[".".join(map(str, way)) for way in EVERY],
)
def test_a_visit_damaged_in_any_field_is_read_or_set_aside_and_what_is_read_can_be_shown(
    tmp_path: Path, way: tuple[Any, ...]
) -> None:
    for value in ODD:
        raw = tomli_w.dumps(changed(PLAIN, way, value)).encode()
        found, store = read(tmp_path, raw, WHOLE.id)
        assert found or store.notices
        for visit in found:
            kept_visit(visit, shipped())
            for form in ("text", "json", "fhir"):
                summary_form(form, visit, shipped(), LATER, [visit, checked()])
    home = WelcomeChoices(shipped(), store)
    home.choices(LATER)
    home.new_visit("check", LATER, "abc")


SETTERS: Mapping[str, Callable[[Visit], Visit]] = {
    "an answer that is not offered": lambda visit: replace(visit, answers={**visit.answers, "fever": "maybe"}),
    "a choice that is not offered": lambda visit: replace(visit, answers={**visit.answers, "trend": "sideways"}),
    "a number beyond the scale": lambda visit: replace(visit, answers={**visit.answers, "pain-now": 11}),
    "a question that there is not": lambda visit: replace(visit, answers={**visit.answers, "feverish": "no"}),
    "a first answer that is not offered": lambda visit: replace(visit, first_answers={"fever": "maybe"}),
    "a start without a zone": lambda visit: replace(visit, started=datetime(2026, 11, 23, 12, 0)),  # noqa: DTZ001
    "a check in year 1": lambda visit: replace(visit, checked_at=datetime(1, 1, 1, tzinfo=UTC)),
    "an end in year 9999": lambda visit: replace(visit, ended=datetime(9999, 12, 31, tzinfo=UTC)),
    "no number of seconds": lambda visit: replace(visit, routine_seconds=float("nan")),
    "endless seconds": lambda visit: replace(visit, page_seconds={"start": float("inf")}),
    "negative seconds": lambda visit: replace(visit, page_seconds={"start": -1.0}),
    "a pain of 11": lambda visit: replace(visit, performed=(Performed("bridge", None, 1, "done", 9.0, pain=11),)),
    "a set before the first": lambda visit: replace(visit, performed=(Performed("bridge", None, 0, "done", 9.0),)),
    "an outcome that there is not": lambda visit: replace(visit, performed=(Performed("a", None, 1, "won", 9.0),)),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("damage", SETTERS.values(), ids=SETTERS)
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_a_value_that_nobody_can_have_told_is_set_aside_even_under_a_seal(
    tmp_path: Path, damage: Callable[[Visit], Visit]
) -> None:
    found, store = read(tmp_path, to_text(damage(checked())).encode())

    assert found == []
    assert store.notices == [
        f"A damaged visit was set aside as {store.folder / new_visit().id}.damaged. Nothing was deleted."
    ]


def test_an_answer_that_only_other_content_offers_is_left_as_it_is_and_named(tmp_path: Path) -> None:
    visit = replace(checked(), content_version="another")
    text = to_text(replace(visit, answers={**visit.answers, "trend": "sideways"}))
    found, store = read(tmp_path, text.encode())

    assert found == []
    assert (store.folder / f"{visit.id}.toml").read_text() == text
    assert "does not fit the content that is read now" in store.notices[0]


def test_a_question_that_the_content_no_longer_has_does_no_harm_to_a_sealed_visit(tmp_path: Path) -> None:
    visit = replace(checked(), content_version="another")
    visit = replace(visit, answers={**visit.answers, "asked-no-longer": "no"})

    assert read(tmp_path, to_text(visit).encode())[0] == [visit]


# ---- Files that are none ----


def test_a_visit_with_a_mark_of_byte_order_is_read(tmp_path: Path) -> None:
    visit = checked()

    assert read(tmp_path, b"\xef\xbb\xbf" + to_text(visit).encode())[0] == [visit]


@pytest.mark.parametrize("odd", ["pipe", "device", "folder", "nowhere", "vast"])
def test_what_is_no_regular_file_is_left_and_named_and_the_others_are_shown(tmp_path: Path, odd: str) -> None:
    store = VisitStore(tmp_path, shipped(), lambda: LATER)
    store.save(checked())
    path = store.folder / "20261123T130000Z-odd000.toml"
    match odd:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "vast":
            path.touch()
            os.truncate(path, 5_000_000_000)
        case _:
            path.symlink_to("/dev/zero" if odd == "device" else "nowhere")

    assert list(store.newest()) == [checked()]
    assert len(store.notices) == 1
    assert store.notices[0].startswith(f"{path} cannot be read: ")
    assert os.path.lexists(path)


def test_a_visit_that_nests_without_measure_is_set_aside(tmp_path: Path) -> None:
    found, store = read(tmp_path, f"format = 1\n{'.'.join('a' * 50_000)} = 1\n".encode())

    assert found == []
    assert "was set aside" in store.notices[0]
