"""Hypothesis strategies for any visit that a file may contain."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from coach.core.content.exercises import POSITIONS
from coach.core.controls import CONTROL
from coach.core.dates import WEEKDAYS
from coach.core.visit.set_used import SetUsed, SetWarning
from coach.core.visit.state import (
    SKIP_REASONS,
    Changes,
    Performed,
    Rating,
    Remembered,
    Request,
    RoutineToAskAbout,
    StageProposal,
    Visit,
    Weekly,
)

TEXT = st.text(st.characters(codec="utf-8").filter(lambda sign: not CONTROL.search(sign)), max_size=12)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SECONDS = st.floats(0, 7200, allow_nan=False)
VALUES = st.one_of(TEXT, st.integers(0, 999), st.lists(TEXT, max_size=3).map(tuple))
ANSWERS = st.dictionaries(TEXT, VALUES, max_size=6)
PERFORMED = st.builds(
    Performed,
    exercise=TEXT,
    side=st.sampled_from([None, "first", "second"]),
    set_number=st.integers(1, 6),
    outcome=st.sampled_from(["done", "skipped", "unfinished"]),
    seconds=SECONDS,
    skipped_because=st.none() | st.sampled_from(SKIP_REASONS),
    way=st.sampled_from([None, "easier", "harder"]),
    pain=st.none() | st.integers(0, 10),
)
CHANGES = st.builds(
    Changes,
    left_out=st.lists(TEXT, max_size=3).map(tuple),
    swapped=st.dictionaries(TEXT, TEXT, max_size=3),
    order=st.lists(TEXT, max_size=3).map(tuple),
)
REQUESTS = st.builds(
    Request,
    minutes=st.integers(0, 60),
    position=st.sampled_from(POSITIONS),
    stage=st.integers(1, 3),
    prescribed=st.booleans(),
    changes=CHANGES,
    heard=st.booleans(),
)
SETS_USED = st.builds(
    SetUsed,
    by=st.none() | TEXT,
    days=st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True).map(tuple),
    warnings=st.lists(
        st.builds(SetWarning, TEXT, st.sampled_from(["walk", "stage", "profile"]), st.none() | TEXT), max_size=2
    ).map(tuple),
)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
RATINGS = st.builds(Rating, day=DAYS, answers=ANSWERS)
WEEKLY = st.builds(Weekly, day=DAYS, due=st.booleans(), earlier=st.lists(RATINGS, max_size=2).map(tuple))
REMEMBERED = st.builds(Remembered, TEXT, DAYS, ANSWERS, st.sampled_from([None, True, False]))
VISITS = st.builds(
    Visit,
    id=TEXT,
    started=MOMENTS,
    place=st.sampled_from(["home", "kiosk"]),
    content_version=TEXT,
    wish=st.sampled_from(["check", "routine"]),
    based_on=st.none() | TEXT,
    answers=ANSWERS,
    remembered=st.none() | REMEMBERED,
    answered_at=st.none() | MOMENTS,
    first_answers=ANSWERS,
    done=st.lists(TEXT, max_size=4).map(tuple),
    revisiting=st.none() | TEXT,
    response=st.sampled_from([None, "going", "told-desk"]),
    checked_at=st.none() | MOMENTS,
    recheck=st.sampled_from([None, "changed", "quick"]),
    details=st.booleans(),
    request=st.none() | REQUESTS,
    set_used=st.none() | SETS_USED,
    performed=st.lists(PERFORMED, max_size=4).map(tuple),
    routine_seconds=SECONDS,
    behind=st.integers(0, 40),
    instead=st.none() | TEXT,
    moved_at=st.none() | MOMENTS,
    stopped=st.sampled_from([None, "down-the-leg", "unwell"]),
    check_due=st.booleans(),
    yesterday=st.none() | st.builds(RoutineToAskAbout, TEXT, st.integers(0, 10)),
    staging=st.none() | st.builds(StageProposal, st.integers(1, 3), st.sampled_from(["up", "down", "stay"])),
    weekly=st.none() | WEEKLY,
    ended=st.none() | MOMENTS,
)
