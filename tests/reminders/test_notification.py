"""A notification on the desktop: by notify-send, else by the bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.errors import PlanError
from coach.reminders.notification import can_notify, notify
from tests.support.programs import Programs


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


def test_notify_send_shows_it_even_if_its_words_look_like_options(programs: Programs) -> None:
    programs.add("notify-send")
    programs.add("busctl")
    notify("--help", "Start with: coach")
    assert programs.called() == [["notify-send", "--app-name=coach", "--", "--help", "Start with: coach"]]


@pytest.mark.parametrize("broken", [False, True], ids=["none", "broken"])
def test_without_notify_send_the_bus_is_asked(programs: Programs, broken: bool) -> None:
    if broken:
        programs.add("notify-send", code=1)
    programs.add("busctl")
    notify("Walk", "Start with: coach")
    call = programs.called()[-1]
    assert call[0] == "busctl"
    assert call[call.index("Notify") + 1 :] == [
        "susssasa{sv}i",
        "coach",
        "0",
        "",
        "Walk",
        "Start with: coach",
        "0",
        "0",
        "-1",
    ]


def test_without_a_program_it_says_what_to_install(programs: Programs) -> None:
    assert not can_notify()
    with pytest.raises(PlanError, match="Install notify-send"):
        notify("Walk", "Start with: coach")


def test_without_a_desktop_it_says_so(programs: Programs) -> None:
    programs.add("busctl", code=1)
    with pytest.raises(PlanError, match="could not be shown"):
        notify("Walk", "Start with: coach")
