"""The body chart in the content: every choice has an area, and each problem is reported with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.content.body_chart import AreaShape
from coach.loading.assembly import assemble, load_library
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied, line_with, shipped

WHERE = "low-middle, low-side, buttock, leg, upper, flank, groin, low-belly"


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in assemble(ContentPlace(folder)).problems]


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        pytest.param(
            'question = "where"',
            'question = "wher"',
            "body person: question",
            "there is no question called 'wher'; use one that exists or add it",
            id="a question that does not exist",
        ),
        pytest.param(
            'question = "where"',
            'question = "trend"',
            "body person: question",
            "trend is a choice; a body stands beside a several, whose choices are ticked",
            id="a question that is not ticked",
        ),
        pytest.param(
            "proportion = ",
            'leaves_out = ["elsewhere"]\nproportion = ',
            "body person: leaves_out",
            f"'elsewhere' is no choice of where; it offers {WHERE}",
            id="a choice left out that does not exist",
        ),
        pytest.param(
            'body = "person"',
            'body = "persn"',
            "area low-middle: body",
            "there is no body called 'persn'; use one that exists or add it",
            id="a body that does not exist",
        ),
        pytest.param(
            'view = "front"',
            'view = "side"',
            "area leg-front: view",
            "'side' is no view of person; it has behind, front",
            id="a view that does not exist",
        ),
        pytest.param(
            'choice = "leg"\n',
            'choice = "arm"\n',
            "area leg-behind: choice",
            f"'arm' is no choice of where; it offers {WHERE}",
            id="a choice that does not exist",
        ),
        pytest.param(
            "number = [0.5, 0.53]",
            "number = [0.5, 53]",
            "area low-middle: number.1",
            "53 lies outside the figure; write a number from 0 to 1",
            id="a number outside the figure",
        ),
        pytest.param(
            "polygon = [[0.5, 0.68]",
            "polygon = [[-0.5, 0.68]",
            "area groin: shapes.0.polygon.0.0",
            "-0.5 lies outside the figure; write a number from 0 to 1",
            id="a corner outside the figure",
        ),
        pytest.param(
            "ellipse = [0.5, 0.53, 0.085, 0.05]",
            "ellipse = [0.5, 0.53, 0.085, 0.5]",
            "area low-middle: shapes.0",
            "the ellipse reaches out of the figure; move it or make it smaller",
            id="an ellipse that reaches below",
        ),
        pytest.param(
            "ellipse = [0.5, 0.53, 0.085, 0.05]",
            "ellipse = [0.93, 0.53, 0.085, 0.05]",
            "area low-middle: shapes.0",
            "the ellipse reaches out of the figure; move it or make it smaller",
            id="an ellipse that reaches aside",
        ),
        pytest.param(
            "polygon = [[0.5, 0.68], [0.55, 0.68], [0.72, 0.6], [0.69, 0.565], [0.5, 0.63]]",
            "polygon = [[0.5, 0.68], [0.55, 0.68]]",
            "area groin: shapes.0",
            "a polygon has three corners or more; add some",
            id="a polygon of two corners",
        ),
        pytest.param(
            "shapes = [{ ellipse = [0.5, 0.3, 0.11, 0.06] }]",
            "shapes = []",
            "area upper: shapes",
            "empty; draw at least one shape",
            id="an area without a shape",
        ),
        pytest.param(
            "ellipse = [0.5, 0.53, 0.085, 0.05]",
            "mirrored = false",
            "area low-middle: shapes.0",
            "a shape is one of `polygon` and `ellipse`; write one of them",
            id="a shape without a form",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, where: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, "body.toml", old, new)
    line = line_with(folder, "body.toml", new.splitlines()[0])

    assert problems(folder) == [f"body.toml:{line}: {where}: {told}"]


def test_a_choice_without_an_area_is_told_at_its_question(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(
        folder, "questions/place.toml", '  { id = "groin",', '  { id = "knee", words = "Knee" },\n  { id = "groin",'
    )
    line = line_with(folder, "questions/place.toml", 'id = "where"')
    text = (folder / "questions/place.toml").read_text("utf-8").splitlines()
    choices = next(number for number in range(line, len(text)) if text[number].startswith("choices")) + 1

    told = "knee has no place on the body; add an [[area]] for it, or name it in `leaves_out` of person"
    assert problems(folder) == [f"questions/place.toml:{choices}: question where: choices: {told}"]


def test_a_choice_that_has_no_place_on_a_body_can_be_left_out(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(
        folder, "questions/place.toml", '  { id = "groin",', '  { id = "else", words = "Other" },\n  { id = "groin",'
    )
    changed(folder, "body.toml", "proportion = ", 'leaves_out = ["else"]\nproportion = ')

    assert problems(folder) == []


def test_a_second_body_for_a_question_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / "body.toml").read_text("utf-8")
    body = text[text.index("[[body]]") : text.index("[[area]]")].replace('"person"', '"other"')
    areas = "".join(
        f'[[area]]\nid = "{name}-x"\nbody = "other"\nview = "front"\nchoice = "{name}"\n'
        "shapes = [{ ellipse = [0.5, 0.5, 0.1, 0.1] }]\nnumber = [0.5, 0.5]\n"
        for name in WHERE.split(", ")
    )
    (folder / "more.toml").write_text(body + areas, "utf-8")

    assert problems(folder) == [
        "more.toml:3: body other: question: person is its body already; give that one more views"
    ]


def test_a_clinic_that_adds_a_choice_and_its_area_has_it_on_the_body(tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    overlay.mkdir()
    choices = [choice.model_dump(exclude_none=True) for choice in shipped().questions["where"].choices]
    rows = [*choices, {"id": "knee", "words": "Knee", "statement": "It hurts in my knee"}]
    told = ", ".join("{ " + ", ".join(f'{key} = "{value}"' for key, value in row.items()) + " }" for row in rows)
    area = (
        '[[area]]\nid = "knee"\nbody = "person"\nview = "front"\nchoice = "knee"\n'
        "shapes = [{ ellipse = [0.63, 0.93, 0.05, 0.02] }]\nnumber = [0.63, 0.93]\n"
    )
    (overlay / "mine.toml").write_text(f'[[question]]\nid = "where"\nchoices = [{told}]\n\n{area}', "utf-8")

    chart = load_library(ContentPlace(overlay)).chart("where")
    assert chart is not None
    assert (chart.areas[-1].choice, chart.numbers["knee"]) == ("knee", str(len(rows)))


def test_two_questions_can_have_a_body_each(tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    overlay.mkdir()
    trunk = "shapes = [{ ellipse = [0.5, 0.5, 0.2, 0.4] }]\n"
    rest = [choice.id for choice in shipped().questions["worse-with"].choices if choice.id != "sitting"]
    (overlay / "mine.toml").write_text(
        f'[[body]]\nid = "seat"\nquestion = "worse-with"\nproportion = 1\n{trunk}leaves_out = {rest}\n'
        'views = [{ id = "side", words = "From the side" }]\n\n'
        f'[[area]]\nid = "seat"\nbody = "seat"\nview = "side"\nchoice = "sitting"\n{trunk}number = [0.5, 0.5]\n',
        "utf-8",
    )

    library = load_library(ContentPlace(overlay))
    assert [area.id for area in getattr(library.chart("worse-with"), "areas", ())] == ["seat"]
    assert library.chart("where") == shipped().chart("where")


def test_a_question_without_a_body_has_no_chart() -> None:
    assert shipped().chart("worse-with") is None


def test_a_mirrored_shape_stands_on_both_halves() -> None:
    left = ((0.1, 0.2), (0.3, 0.2), (0.2, 0.4))

    shape = AreaShape(polygon=left, mirrored=True)
    assert shape.outlines() == (left, tuple((1 - x, y) for x, y in left))
