"""The check that some answers, given as the pages ask for them, meet each requirement."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import reachability
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with


def found(folder: Path | None) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in reachability.problems(content, library_of(content))]


def test_every_shipped_requirement_can_be_met() -> None:
    assert found(None) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "told"),
    [
        pytest.param(
            "rules/clinician.toml",
            'all = ["age:sixteen-seventeen", "days>=8"]',
            'all = ["age:sixteen-seventeen", "age:adult"]',
            "rule teen-sixteen-seventeen: all",
            "no answer to age is both 'age:sixteen-seventeen' and 'age:adult'; take one out or write two entries",
            id="two choices of one question",
        ),
        pytest.param(
            "rules/self-care.toml",
            '"days:first-days", "went-in-lift?"',
            '"days:first-days", "days>=14"',
            "rule fresh-strain: all",
            "no answer to days is both 'days:first-days' and 'days>=14'; take one out or write two entries",
            id="a band and a number",
        ),
        pytest.param(
            "rules/clinician.toml",
            'all = ["told-not-exercise"]',
            'all = ["told-not-exercise", "fever"]',
            "rule told-to-hold-off: all",
            "'told-not-exercise' and 'fever' can never hold together, since each needs another answer to fits-today; "
            "take one out or open the pages to both",
            id="the check after pain and prevention",
        ),
        pytest.param(
            "rules/clinician.toml",
            'all = ["steroids"]',
            'all = ["go-easy-on:hernia"]',
            "rule steroids-long: all",
            "'go-easy-on:hernia' never counts here, since go-easy-on is asked in the part setup; ask it before",
            id="a rule that waits for the setting up",
        ),
        pytest.param(
            "rules/clinician.toml",
            'all = ["steroids"]',
            'all = ["week-pain>=7"]',
            "rule steroids-long: all",
            "'week-pain>=7' never counts here, since week-pain is asked in the part week; ask it before",
            id="a rule that goes by a weekly measure",
        ),
        pytest.param(
            "rules/urgent.toml",
            'any = ["bone-risks"]\nat_least = 2',
            'any = ["age:adult", "age:under-16", "age:fifty-up"]\nat_least = 2',
            "rule two-bone-risks: at_least",
            "at most 1 of `any` can hold together; ask for 1 or less",
            id="more than can hold together",
        ),
        pytest.param(
            "rules/urgent.toml",
            'any = ["pain-now>=7", "all-out-effort"]',
            'any = ["told-not-exercise"]',
            "rule sickle-disease-and-pain: any",
            "'sickle-disease' and 'told-not-exercise' can never hold together, "
            "since each needs another answer to fits-today; take one out or open the pages to both",
            id="none of any beside all",
        ),
        pytest.param(
            "rules/urgent.toml",
            '"fall-or-blow", "small-fall", "accident-before"',
            '"fall-or-blow", "small-fall", "accident-before", "new-nerve-signs"',
            "rule thinners-and-fall: any",
            "'thinners' and 'new-nerve-signs' can never hold together, since each needs another answer to fits-today; "
            "take one out or open the pages to both",
            id="one of any that never counts",
        ),
        pytest.param(
            "rules/sets.toml",
            '"cannot-keep-still", "vomiting", ',
            '"new-nerve-signs", "cannot-keep-still", "vomiting", ',
            "set kidney-warnings: of",
            "'kidney-pain' and 'new-nerve-signs' can never hold together, "
            "since each needs another answer to fits-today; take one out or open the pages to both",
            id="a member of a set that counts in no rule",
        ),
        pytest.param(
            "profiles.toml",
            'when = { any = ["go-easy-on:knees"] }',
            'when = { any = ["pain-after>=3"] }',
            "profile knee-pain: when",
            "'pain-after>=3' never counts here, since pain-after is asked in the part after; ask it before",
            id="a profile that waits for the end of the routine",
        ),
        pytest.param(
            "contributors.toml",
            'any = ["known-spine"]',
            'all = ["fits-today:on-and-off"]\nany = ["known-spine", "fits-today:prevention"]',
            "contributor pre-existing-conditions: any",
            "no answer to fits-today is both 'fits-today:on-and-off' and 'fits-today:prevention'; "
            "take one out or write two entries",
            id="a contributor with an answer that never counts",
        ),
        pytest.param(
            "planning.toml",
            'worse = { any = ["trend:worse"] }',
            'worse = { all = ["trend:worse", "trend:same"] }',
            "planning: holding.worse",
            "no answer to trend is both 'trend:worse' and 'trend:same'; take one out or write two entries",
            id="a condition of the planning",
        ),
        pytest.param(
            "planning.toml",
            'when = { all = ["days:first-week", "went-in-lift?"] }',
            'when = { all = ["days:first-week", "days:first-days"] }',
            "planning: first_days.1.when",
            "no answer to days is both 'days:first-week' and 'days:first-days'; take one out or write two entries",
            id="first days that never come",
        ),
    ],
)
def test_what_no_answers_meet_is_named_with_its_line_and_the_two_that_exclude_one_another(
    tmp_path: Path, file: str, old: str, new: str, where: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    line = line_with(folder, file, new.splitlines()[-1])
    assert found(folder) == [f"{file}:{line}: {where}: {told}"]


def test_a_rule_about_a_question_on_no_page_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "pages.toml", '"calf-swollen", ', "")

    line = line_with(folder, "rules/urgent.toml", 'all = ["calf-swollen"]')
    told = "'calf-swollen' can never hold, since calf-swollen is on no page; ask it on one or take the condition out"
    assert found(folder) == [f"rules/urgent.toml:{line}: rule calf-that-swells: all: {told}"]
