"""Visits with a value that nobody can have answered are set aside, or read as something that can be shown."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.history.facts import visit_facts
from coach.core.visit.return_step import ReturnStep
from coach.core.visit.set_used import SetUsed, SetWarning
from coach.core.visit.state import (
    Changes,
    Performed,
    Rating,
    Remembered,
    Request,
    RoutineToAskAbout,
    StageProposal,
    ToldPain,
    Visit,
    Weekly,
)
from coach.export.forms import summary_form
from coach.home.welcome_choices import WelcomeChoices
from coach.storage.formats import to_text
from tests.support.damaged_visits import LATER, checked, read, unsealed
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit

WHOLE = new_visit(
    content_version=shipped().version,
    based_on="20261120T120000Z-aaaaaa",
    answers={**sheet_answers(CALM, shipped(), assume_no=True)},
    remembered=Remembered("20261120T120000Z-aaaaaa", NOW.date(), {"age": "adult"}, same=True),
    answered_at=NOW,
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
    set_used=SetUsed("Anna Smith", ("mon",), (SetWarning("bridge", "profile", "bending-hurts"),)),
    performed=(Performed("bridge", "first", 1, "skipped", 9.5, "pain", "easier", 4),),
    pains=(ToldPain(4, NOW, "bridge"),),
    after_red="20261120T120000Z-aaaaaa",
    returning=ReturnStep(2, 1),
    routine_seconds=600.0,
    behind=1,
    instead="bridge",
    moved_at=NOW,
    stopped="unwell",
    check_due=True,
    yesterday=RoutineToAskAbout("20261120T120000Z-aaaaaa", 3),
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
    """Yield the keys that lead to each value in a table, also to tables and lists."""
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
"""Every place except the answers; of these only one for each kind of question."""


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
            visit_facts(visit, shipped(), datetime.astimezone)
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
    "a remembered answer that is not offered": lambda visit: replace(
        visit, remembered=Remembered("20261120T120000Z-aaaaaa", NOW.date(), {"age": "old"})
    ),
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
    assert list(map(str, store.notices)) == [
        f"A damaged visit was set aside as {store.folder / new_visit().id}.damaged. Nothing was deleted."
    ]


def test_an_answer_that_only_other_content_offers_is_left_as_it_is_and_named(tmp_path: Path) -> None:
    visit = replace(checked(), content_version="another")
    text = to_text(replace(visit, answers={**visit.answers, "trend": "sideways"}))
    found, store = read(tmp_path, text.encode())

    assert found == []
    assert (store.folder / f"{visit.id}.toml").read_text() == text
    assert "does not fit the content that is read now" in str(store.notices[0])


def test_a_question_that_the_content_no_longer_has_does_no_harm_to_a_sealed_visit(tmp_path: Path) -> None:
    visit = replace(checked(), content_version="another")
    visit = replace(visit, answers={**visit.answers, "asked-no-longer": "no"})

    assert read(tmp_path, to_text(visit).encode())[0] == [visit]
