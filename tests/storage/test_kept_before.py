"""Visits that the version before this one kept open, stand where they stood, and can be told and printed.

They lie in tests/storage/kept, with what each says in facts.toml, and are not made anew when the code changes. All of
them are made up.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from coach.core.visit.journey import assess, next_step
from coach.core.visit.state import Visit
from coach.export.forms import summary_form
from coach.local_time import local_time
from coach.storage.visits import VisitStore
from tests.support.shipped import shipped

KEPT = Path(__file__).with_name("kept")
FACTS: dict[str, dict[str, Any]] = tomllib.loads((KEPT / "facts.toml").read_text("utf-8"))


def opened(data: Path, *names: str) -> list[Visit]:
    """The kept visits of these names, newest first, as a data folder with them in it gives them."""
    (data / "visits").mkdir()
    for name in names:
        shutil.copy(KEPT / f"{name}.toml", data / "visits" / f"{FACTS[name]['id']}.toml")
    store = VisitStore(data)
    visits = list(store.newest())
    assert store.notices == []
    return visits


def test_every_kept_visit_opens(tmp_path: Path) -> None:
    assert {visit.id for visit in opened(tmp_path, *FACTS)} == {facts["id"] for facts in FACTS.values()}
    assert {file.stem for file in KEPT.glob("*.toml")} == {"facts", *FACTS}


@pytest.mark.parametrize("name", FACTS)
def test_a_kept_visit_stands_where_it_stood_and_says_what_it_said(name: str, tmp_path: Path) -> None:
    (visit,) = opened(tmp_path, name)
    assessment = assess(visit, shipped())
    step = next_step(visit, shipped())
    # A check that was made before a question existed asks that first: no result rests on a sign nobody asked about.
    new = step.page is not None and any(each not in visit.answers for each in step.page.questions)

    assert {
        "id": visit.id,
        "step": FACTS[name]["step"] if new else step.name,
        "level": str(assessment.level),
        "scope": str(assessment.scope),
        "answers": len(visit.answers),
        "performed": [entry.outcome for entry in visit.performed],
        "pains": [told.pain for told in visit.pains],
    } == FACTS[name]


@pytest.mark.parametrize("name", [name for name, facts in FACTS.items() if facts["performed"]])
def test_the_summary_of_a_kept_routine_can_be_printed(name: str, tmp_path: Path) -> None:
    (visit,) = opened(tmp_path, name)

    page = summary_form("pdf", visit, shipped(), local_time(visit.started))

    assert isinstance(page, bytes)
    assert page.startswith(b"%PDF")
