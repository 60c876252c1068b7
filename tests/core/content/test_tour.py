"""Which scene of the tour is shown at which moment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.tour import SCENES, Scene, scene_at, tour_seconds
from coach.core.library import Library

SHORT = (
    Scene(id="check", title="Check", text="Answer.", seconds=4),
    Scene(id="move", title="Move", text="Follow.", seconds=6),
)


@pytest.mark.parametrize(
    ("elapsed", "shown"), [(0.0, (0, 0.0)), (3.0, (0, 0.75)), (4.0, (1, 0.0)), (7.0, (1, 0.5)), (10.0, (0, 0.0))]
)
def test_scenes_follow_one_another_and_begin_again(elapsed: float, shown: tuple[int, float]) -> None:
    assert scene_at(SHORT, elapsed) == pytest.approx(shown)


@given(elapsed=st.floats(0, 1e6))
def test_at_every_moment_a_part_of_one_scene_is_over(elapsed: float) -> None:
    index, share = scene_at(SHORT, elapsed)

    assert index in (0, 1)
    assert 0 <= share <= 1


def test_the_shipped_tour_shows_every_scene_in_forty_seconds(library: Library) -> None:
    assert sorted(scene.id for scene in library.scenes) == sorted(SCENES)
    assert tour_seconds(library.scenes) == 40
