"""The rows of a page: an opener stands for its findings until one of them has an answer that is not no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.core.checklist.page_rows import page_rows
from coach.core.content.questions import Opener, Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from tests.support import small
from tests.support.shipped import shipped

ILLNESS = {"id": "illness", "words": "Fever or chills?", "of": ["fever", "chills"]}


def one_opener() -> tuple[Page, Library]:
    page = small.page("ill", "sore", "fever", "chills", "stiff", openers=[ILLNESS])
    return page, small.library([small.finding(name) for name in page.questions], [page])


def ids(answers: Answers, opened: tuple[str, ...] = ()) -> list[str]:
    page, library = one_opener()
    return [row.id for row in page_rows(page, answers, library, opened)]


def test_an_opener_stands_in_the_place_of_its_findings() -> None:
    assert ids({}) == ["sore", "illness", "stiff"]


@pytest.mark.parametrize("answers", [{"fever": "yes"}, {"chills": "unsure"}, {"fever": "no"}])
def test_an_answer_to_one_of_its_findings_shows_them_all(answers: Answers) -> None:
    assert ids(answers) == ["sore", "illness", "fever", "chills", "stiff"]


def test_findings_that_are_all_denied_stay_behind_their_opener() -> None:
    assert ids({"fever": "no", "chills": "no"}) == ["sore", "illness", "stiff"]
    assert ids({"fever": "no", "chills": "no"}, ("illness",)) == ["sore", "illness", "fever", "chills", "stiff"]


def test_an_opener_without_an_open_finding_is_no_row() -> None:
    gated = small.page("ill", "sore", "fever", "chills", openers=[ILLNESS])
    closed = [small.finding(name, when={"all": ["sore"]}) for name in ("fever", "chills")]
    library = small.library([small.finding("sore"), *closed], [gated])

    assert [row.id for row in page_rows(gated, {"sore": "no"}, library)] == ["sore"]


@pytest.mark.parametrize(
    ("openers", "form", "told"),
    [
        ([{**ILLNESS, "of": ["fever", "stiff"]}], "rows", "opener illness: its findings must follow one another"),
        (
            [{**ILLNESS, "of": ["fever", "rash"]}],
            "rows",
            "opener illness: `questions` has no rash; mend its name or add it",
        ),
        ([ILLNESS, {**ILLNESS, "id": "again"}], "rows", "a finding stands in one opener only"),
        ([ILLNESS], "group", "`openers` belong to a page of the form rows"),
    ],
)
def test_an_opener_that_cannot_be_asked_is_refused(openers: list[dict[str, object]], form: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        small.page("ill", "sore", "fever", "chills", "stiff", openers=openers, form=form)


OPENERS = [(page, opener) for page in shipped().pages for opener in page.openers]


@pytest.mark.parametrize(("page", "opener"), OPENERS, ids=[opener.id for _, opener in OPENERS])
def test_every_shipped_opener_opens_all_its_findings(page: Page, opener: Opener) -> None:
    library = shipped()
    # Whoever says yes to what may open one of them is asked about it, too.
    ways = {"fits-today": "prevention" if page.part == "prevention" else "after-workout", "age": "adult"}
    given = {**ways, **{name: "unsure" for name in page.questions if name not in opener.of}}
    given |= {"red-eye": "unsure"} if "sight-loss" in opener.of else {}

    rows = [row.id for row in page_rows(page, given, library, (opener.id,))]

    assert [name for name in opener.of if name not in rows] == []


@given(st.data())
def test_every_open_question_is_a_row_or_stands_behind_one(data: st.DataObject) -> None:
    library = shipped()
    page = data.draw(st.sampled_from([page for page in library.pages if page.form == "rows"]))
    names = data.draw(st.sets(st.sampled_from(page.questions)))
    answers: dict[str, str] = {name: data.draw(st.sampled_from(["yes", "no", "unsure"])) for name in names}
    rows = page_rows(page, answers, library)

    shown = {row.id for row in rows} | {name for row in rows if isinstance(row, Opener) for name in row.of}

    assert set(asked(page, answers, library.questions)) <= shown
