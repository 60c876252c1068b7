"""Broken content: each fault is found once, with its file, its line, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.core.errors import ContentError, MissingContentError
from coach.loading.assembly import assemble, load_library
from coach.loading.place import ContentPlace
from coach.loading.toml import LARGEST_BYTES
from tests.support.shipped import changed, copied, line_with, shipped


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in assemble(ContentPlace(folder)).problems]


def test_the_shipped_content_has_no_problem() -> None:
    assert assemble(ContentPlace()).problems == ()


def test_a_file_that_is_not_toml_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "tips.toml", "[[tip]]", "[[tip")
    line = line_with(folder, "tips.toml", "[[tip")

    expected = f"tips.toml:{line}: file: not TOML here: Expected ']]' at the end of an array declaration"
    assert problems(folder) == [expected]


def test_a_number_too_long_to_read_is_a_problem_of_its_file(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "tips.toml", 'title = "', f'size = {"9" * 5000}\ntitle = "')

    assert [each.file for each in assemble(ContentPlace(folder)).problems] == ["tips.toml"]


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "tips.toml"
    file.write_bytes(file.read_bytes() + b"\n# caf\xe9\n")
    line = len((folder / "tips.toml").read_bytes().splitlines())

    assert problems(folder) == [f"tips.toml:{line}: file: not UTF-8 here; save the file as UTF-8"]


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "tips.toml").write_text("# nothing yet\n")

    assert problems(folder) == ["tips.toml:1: file: empty; delete it or fill it"]


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "questions/danger.toml", "\nshort = ", '\nshrt = "x"\nshort = ')
    line = line_with(folder, "questions/danger.toml", "shrt")

    (problem,) = problems(folder)

    assert problem.startswith(f"questions/danger.toml:{line}: question ")
    assert problem.endswith(": shrt: there is no such key here; mend its name or take it out")


def test_a_missing_key_is_named_at_its_entry(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "clinic.toml", "phone = ", "# phone = ")

    assert problems(folder) == ["clinic.toml:1: clinic: phone: missing; add it"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "pages.toml",
            '"heart-or-pressure"',
            '"heart-or-presure"',
            "page routine-health: questions: there is no question called 'heart-or-presure'",
        ),
        (
            "rules/urgent.toml",
            'sources = ["',
            'sources = ["NOWHERE", "',
            "sources: there is no source called 'NOWHERE'",
        ),
        ("rules/unlocks.toml", '"cancer-ever"', '"cancer-evr"', "lifts: there is no rule called 'cancer-evr'"),
        ("contributors.toml", "worse-with:lifting", "worse-with:flying", "names no answer of worse-with; it offers"),
        ("planning.toml", '"trend:worse"', '"trnd:worse"', "holding.worse: 'trnd:worse' asks about no question"),
        (
            "levels.toml",
            'action = "go-now"',
            'action = "go"',
            "level emergency: action: there is no action called 'go'",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_named_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    (problem,) = problems(folder)

    assert told in problem
    assert problem.startswith(f"{file}:")


def test_a_reference_in_a_list_of_one_line_is_named_with_that_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "pages.toml", '"heart-or-pressure"', '"heart-or-presure"')

    (problem,) = problems(folder)

    assert problem.startswith(f"pages.toml:{line_with(folder, 'pages.toml', 'heart-or-presure')}: ")


def test_an_id_that_stands_twice_is_named_with_both_files(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "topics" / "new.toml").write_text('\n[[source]]\nid = "NHS"\ntitle = "Again"\n')

    expected = "topics/new.toml:3: source NHS: id: the id stands twice, first in sources.toml; give one another name"
    assert problems(folder) == [expected]


def test_a_file_of_ten_megabytes_is_not_read(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "tips.toml").write_text("# long\n" * (10_000_000 // 7))

    assert problems(folder) == [f"tips.toml:1: file: longer than {LARGEST_BYTES:,} bytes; split it or mend it"]


def test_a_kind_that_does_not_exist_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "tips.toml", "[[tip]]", "[[tipp]]")

    (problem,) = problems(folder)

    assert "there is no kind of entry called 'tipp'; use one of " in problem


def test_a_rule_that_would_let_an_emergency_move_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "rules/emergency.toml", 'scope = "none"', 'scope = "full"')

    (problem,) = problems(folder)

    assert problem.endswith("an emergency rule has scope none, always")


def test_every_problem_is_told_in_one_go_in_the_order_of_files(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "tips.toml").write_text("")
    changed(folder, "clinic.toml", "phone = ", "fon = ")

    found = [(each.file, each.key) for each in assemble(ContentPlace(folder)).problems]

    assert found == [("clinic.toml", "clinic: phone"), ("clinic.toml", "clinic: fon"), ("tips.toml", "file")]


def test_a_library_is_never_made_of_broken_content(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "tips.toml").write_text("")

    with pytest.raises(ContentError, match=r"^tips\.toml:1: file: empty"):
        load_library(ContentPlace(folder))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingContentError, match=r"There is no content folder at .*nowhere\. Name a folder"):
        assemble(ContentPlace(tmp_path / "nowhere"))


def test_the_cases_are_no_part_of_the_library_and_are_checked_all_the_same(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "cases/quick.toml", 'expect = "', 'expcet = "')

    assert load_library(ContentPlace(folder)).questions == shipped().questions
    assert {each.file for each in assemble(ContentPlace(folder)).problems} == {"cases/quick.toml"}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=80) | st.text(alphabet='[]rule{}="\n.1', max_size=60).map(str.encode))
def test_any_bytes_in_a_file_end_in_problems_of_that_file_or_in_none(tmp_path: Path, raw: bytes) -> None:
    folder = tmp_path / "clinic"
    folder.mkdir(exist_ok=True)
    (folder / "ours.toml").write_bytes(raw)

    found = assemble(ContentPlace(folder)).problems

    assert {problem.file for problem in found} <= {"ours.toml"}
    assert all("\n" not in str(problem) for problem in found)
