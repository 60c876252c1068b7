"""The check that the QR code of each action has room for what is most needed, even in a small window."""

from __future__ import annotations

from pathlib import Path

from coach.checking import codes
from coach.loading.assembly import assemble, library_of
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied, line_with


def found(folder: Path | None, clinic: Path | None = None) -> list[str]:
    content = assemble(ContentPlace(folder, clinic))
    assert content.problems == ()
    return [str(problem) for problem in codes.problems(content, library_of(content))]


def test_every_shipped_action_fits_its_code() -> None:
    assert found(None) == []


def test_a_short_action_that_is_too_long_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "levels.toml", 'short = "Be seen today."', f'short = "{"Be seen today. " * 4}"')
    line = line_with(folder, "levels.toml", "Be seen today. Be seen")

    (problem,) = found(folder)
    assert problem == (
        f"levels.toml:{line}: action see-today: short: the number, this and 'Pee or bowel trouble: ER' take 97 bytes, "
        "and the code in a small window holds 78; shorten its `short`, or that of the first sign of urgent"
    )


def test_an_action_without_a_short_form_is_named_where_it_is_too_long(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "levels.toml", 'short = "Have your joints seen."\n', "")
    line = line_with(folder, "levels.toml", "Tell your therapist today, and ask about")

    (problem,) = found(folder)
    assert problem == (
        f"levels.toml:{line}: action ask-for-joint-check: kiosk: the number, this and 'Pee or poop trouble: ER' take "
        "94 bytes, and the code in a small window holds 78; shorten its `short`, or that of the first sign of clinician"
    )


def test_a_first_sign_that_is_too_long_is_named_at_each_action_of_its_level(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "levels.toml", ' short = "Pee or poop trouble: ER",', "")

    problems = found(folder)

    assert [problem.split(": ")[1] for problem in problems] == [
        "action ask-for-joint-check",
        "action as-agreed",
        "action book",
    ]
    assert all("and 'New trouble with peeing" in problem for problem in problems)


def test_letters_of_another_language_are_counted_by_their_bytes(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "levels.toml", 'short = "Be seen today."', f'short = "{"é" * 24}"')

    (problem,) = found(folder)

    assert "take 86 bytes" in problem


def test_a_clinic_s_number_that_leaves_no_room_is_found(tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text('phone = "574-498-8474, or after hours and at weekends 574-555-0100"\n')

    assert [problem.split(": ")[1] for problem in found(None, clinic)] == [
        "action see-today", "action ask-for-joint-check", "action as-agreed", "action book", "action self-care",
        "action stay-active",
    ]  # fmt: skip
