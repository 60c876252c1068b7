"""Editing a dose: whatever is pressed, the file says the dose that was on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.routine.prescription import Prescribed, PrescriptionHead, WrittenSet
from coach.core.routine.set_editing import DoseEdit, moved, put, without
from coach.export.set_toml import set_toml
from coach.loading.set_files import set_in
from tests.support.shipped import shipped

TIMING = shipped().planning.timing
EXERCISES = st.sampled_from(list(shipped().exercises.values()))
PRESSES = st.lists(st.tuples(st.integers(0, 7), st.sampled_from([-1, 1]) | st.integers(2, 999)), max_size=12)


def edited(edit: DoseEdit, presses: list[tuple[int, int]]) -> DoseEdit:
    """The edit after steps down and up, and numbers that are typed, each in one of its fields."""
    for place, press in presses:
        field = edit.fields[place % len(edit.fields)]
        if press in (-1, 1):
            edit = edit.stepped(field, press) or edit  # type: ignore[arg-type]
        elif field not in ("size", "sides", "note"):
            edit = edit.given(field, press) or edit
    return edit


@given(EXERCISES, PRESSES)
def test_what_is_written_means_the_dose_on_the_screen(exercise: object, presses: list[tuple[int, int]]) -> None:
    edit = edited(DoseEdit.usual(exercise), presses)  # type: ignore[arg-type]

    written = edit.prescribed()
    portion = Prescribed._dose(written, edit.exercise)

    assert portion.model_dump(exclude={"reps"}) == edit.dose.model_dump(exclude={"reps"})
    assert [portion.repetitions(number) for number in range(portion.sets)] == [
        edit.dose.repetitions(number) for number in range(edit.dose.sets)
    ]


@given(EXERCISES, PRESSES)
def test_a_set_that_was_edited_is_read_back_from_its_file_as_it_was(
    exercise: object, presses: list[tuple[int, int]]
) -> None:
    edit = edited(DoseEdit.usual(exercise), presses[:4])  # type: ignore[arg-type]
    written = WrittenSet(PrescriptionHead(by='A "b" \\', note="ä\u2028", days=("sun", "mon")), (edit.prescribed(),))
    try:
        edit.portion(TIMING)
    except ValueError:
        return

    assert set_in(set_toml(written), "set", shipped()) == written


def test_an_edit_of_an_exercise_goes_on_from_its_dose_in_the_set() -> None:
    before = Prescribed.model_validate({"id": "bird-dog", "dose": {"reps": [6, 4, 2]}, "sides": "left", "note": "Slow"})

    edit = DoseEdit.of(before, shipped().exercises["bird-dog"], TIMING)

    assert edit.prescribed() == before
    assert (edit.stepped("reps", 1) or edit).dose.reps == (7, 5, 3)
    assert (edit.given("sets", 4) or edit).dose.reps == (6, 4, 2, 2)
    assert (edit.given("sets", 1) or edit).dose.reps == (6,)
    assert edit.given("reps", 0) is None


def test_a_size_brings_the_content_s_dose_and_sides_turn() -> None:
    edit = DoseEdit.usual(shipped().exercises["bird-dog"])

    full = edit.stepped("size", 1)

    assert full is not None
    assert (full.size, full.dose) == ("full", shipped().exercises["bird-dog"].doses.full)
    assert [(edit.stepped("sides", 1) or edit).sides, (edit.stepped("sides", -1) or edit).sides] == ["left", "right"]
    assert full.prescribed() == Prescribed(id="bird-dog", size="full")


@pytest.mark.parametrize(("index", "by", "order"), [(0, 1, "bac"), (2, -1, "acb"), (0, -1, None), (2, 1, None)])
def test_an_exercise_is_moved_within_the_set(index: int, by: int, order: str | None) -> None:
    written = WrittenSet(PrescriptionHead(), tuple(Prescribed(id=name) for name in "abc"))

    found = moved(written, index, by)  # type: ignore[arg-type]

    assert (found and "".join(each.id for each in found.exercises)) == order


def test_an_exercise_is_put_in_replaced_and_taken_out() -> None:
    written = WrittenSet(PrescriptionHead(), (Prescribed(id="a"),))

    longer = put(written, Prescribed(id="b"))

    assert [each.id for each in longer.exercises] == ["a", "b"]
    assert [each.id for each in put(longer, Prescribed(id="c"), 0).exercises] == ["c", "b"]
    assert [each.id for each in without(longer, 0).exercises] == ["b"]
