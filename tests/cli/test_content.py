"""`coach content`: what clinic staff see of the content that they have written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach import checking
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled
from tests.support.command import Run, assert_refused
from tests.support.proofs import spare_plans
from tests.support.shipped import REVIEWED, changed, copied, line_with, shipped


def test_the_shipped_content_is_all_well(run: Run) -> None:
    ran = run("content", "check", "--today", REVIEWED)

    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert ran.out.endswith(" entries read. All is well.\n")


def test_each_problem_is_one_line_with_file_line_and_key(run: Run, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "clinic.toml", "phone = ", "fon = ")
    (folder / "tips.toml").write_text("")

    ran = run("content", "check", folder)

    line = line_with(folder, "clinic.toml", "fon")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "clinic.toml:1: clinic: phone: missing; add it",
        f"clinic.toml:{line}: clinic: fon: there is no such key here; mend its name or take it out",
        "tips.toml:1: file: empty; delete it or fill it",
    ]
    assert ran.err.endswith(" entries read, 3 to mend. Mend each and check again.\n")


def test_what_only_the_checks_beyond_loading_find_counts_as_well(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare_plans(monkeypatch)
    folder = copied(tmp_path)
    changed(folder, "cases/quick.toml", 'expect = "urgent"', 'expect = "clinician"')

    ran = run("content", "check", folder)

    assert ran.code == 1
    assert "cases/quick.toml:" in ran.out


def test_a_clinics_folder_is_checked_over_the_shipped_content(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[[rule]]\nid = "fever-with-risk"\nall = ["fewer"]\n')

    ran = run("content", "check", tmp_path)

    assert ran.out.startswith("ours.toml:3: rule fever-with-risk: all: 'fewer' asks about no question that exists")


def test_warnings_alone_end_with_0(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def warned(content: Assembled, library: Library) -> list[Problem]:
        return [Problem("rules.toml", 3, "rule x: review", "due soon; look at it", warning=True)]

    monkeypatch.setattr(checking, "CHECKS", (warned,))

    ran = run("content", "check", "--today", REVIEWED)

    assert ran.code == 0
    assert ran.out.startswith("rules.toml:3: rule x: review: due soon; look at it\n")
    assert ran.out.endswith(" They can be used; 1 to look at.\n")


def test_reviews_are_judged_by_the_day_that_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spare_plans(monkeypatch)
    day = max(rule.review.due for rule in shipped().rules.values())

    ran = run("content", "check", "--today", day)

    overdue = [line for line in ran.out.splitlines() if ": review.due: the review was due on " in line]
    assert ran.code == 0
    assert len(overdue) == len(shipped().overdue(day)) > len(shipped().rules) / 2


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    assert_refused(run("content", "check", "--today", "tomorrow"), "Write --today as a day, such as 2027-11-22.")


def test_a_folder_without_content_is_said_to_hold_none_and_what_was_checked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare_plans(monkeypatch)
    (tmp_path / "cases").mkdir()
    (tmp_path / "clinic.toml.txt").write_text('name = "Riverside"')

    ran = run("content", "check", tmp_path, "--today", REVIEWED)

    assert_refused(ran, f"{tmp_path} holds no content", "Only the shipped content was checked")


def test_a_folder_that_is_not_there_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert_refused(run("content", "check", tmp_path / "no"), "There is no content folder at")


def test_a_folder_named_twice_is_refused(run: Run, tmp_path: Path) -> None:
    assert_refused(run("--content", tmp_path, "content", "check", tmp_path), "Name the content folder once")


def test_the_folder_may_be_named_before_the_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("")

    assert run("--content", tmp_path, "content", "check").code == 1


@pytest.mark.parametrize("kind", ["questions", "rules", "exercises", "plans", "topics", "sources"])
def test_every_kind_is_listed_one_entry_a_line_and_as_objects_with_ids(run: Run, kind: str) -> None:
    lines = run("content", "list", kind).out.splitlines()

    records = json.loads(run("content", "list", kind, "--format", "json").out)

    assert [line.split()[0] for line in lines] == [record["id"] for record in records]
    assert all(len(line.split()) > 1 for line in lines)


def test_a_list_shows_what_an_overlay_changed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[[source]]\nid = "OURS"\ntitle = "Our handbook"\n')

    ran = run("content", "list", "sources", "--content", tmp_path)

    assert ran.out.splitlines()[-1].split() == ["OURS", "Our", "handbook"]


def test_an_unknown_kind_is_refused_with_those_there_are(run: Run) -> None:
    assert_refused(run("content", "list", "recipes"), "'questions', 'rules'", "coach content list --help")


def test_a_missing_command_is_told_in_one_line(run: Run) -> None:
    assert_refused(run("content"), "Missing command", "coach content --help")


def test_broken_content_is_no_list_and_every_problem_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("")

    ran = run("content", "list", "rules", "--content", tmp_path)

    assert (ran.code, ran.out, ran.err) == (2, "", "ours.toml:1: file: empty; delete it or fill it\n")


def test_a_list_of_rules_names_level_and_finding(run: Run) -> None:
    rule = shipped().rules["fever-with-risk"]

    assert f"{rule.level}: {rule.text}" in run("content", "list", "rules").out
