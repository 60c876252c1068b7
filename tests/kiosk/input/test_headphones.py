"""Headphones that are plugged in are noticed, by what ALSA's own programs print, and nothing else is taken for them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.kiosk.input.headphones import Jack, changed_jack, watch_headphones
from tests.support.printers import gone, until

pytestmark = pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv of util-linux is not here")

JACK = "node hw:0, #12 (0,0,0,Headphone Jack,0) VALUE"
WAIT_S = 10.0
MONITOR = """#!/bin/sh
[ "$1" = monitor ] || exit 1
exec cat {events}
"""
MIXER = """#!/bin/sh
[ "$*" = "--card 0 cget numid=12" ] || exit 1
echo "numid=12,iface=CARD,name='Headphone Jack'"
echo "  ; type=BOOLEAN,access=r-------,values=1"
echo "  : values=$(cat {state})"
"""


class Card:
    """A sound card that only writes what ALSA's programs would print of it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._state, events = folder / "state", folder / "events"
        os.mkfifo(events)
        programs = folder / "programs"
        programs.mkdir()
        for name, text in (("alsactl", MONITOR), ("amixer", MIXER)):
            (programs / name).write_text(text.format(events=events, state=self._state))
            (programs / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
        # Open for reading as well, so that neither side waits for the other.
        self._events = os.open(events, os.O_RDWR)

    def prints(self, line: str, state: str) -> None:
        self._state.write_text(state)
        os.write(self._events, f"{line}\n".encode())

    def close(self) -> None:
        os.close(self._events)


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Card]:
    made = Card(tmp_path, monkeypatch)
    yield made
    made.close()


def monitors() -> list[int]:
    return [each.pid for each in psutil.Process().children(recursive=True) if _watches(each)]


def _watches(process: psutil.Process) -> bool:
    try:
        return "events" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        # It has ended, and nobody has waited for it yet.
        return False


@pytest.mark.parametrize(
    ("line", "jack"),
    [
        (JACK, Jack("0", "12")),
        ("node hw:1, #3 (0,0,0,Front Headphone Jack,0) VALUE", Jack("1", "3")),
        ("node hw:0, #7 (0,0,0,Headset Mic Jack,0) VALUE INFO", Jack("0", "7")),
        ("node hw:0, #55 (0,0,0,HDMI/DP,pcm=7 Jack,0) VALUE", None),
        ("node hw:0, #9 (0,0,0,Mic Jack,0) VALUE", None),
        ("node hw:0, #2 (2,0,0,Headphone Playback Volume,0) VALUE", None),
        ("node hw:0, #12 (0,0,0,Headphone Jack,0) REMOVE", None),
        ("", None),
    ],
)
def test_only_a_change_of_a_socket_for_headphones_counts(line: str, jack: Jack | None) -> None:
    assert changed_jack(line) == jack


def test_headphones_that_are_plugged_in_are_told_and_not_their_being_taken_out(card: Card) -> None:
    told: Queue[str] = Queue()
    end = watch_headphones(lambda: told.put("plugged"))
    try:
        card.prints("node hw:0, #9 (0,0,0,Mic Jack,0) VALUE", "on")
        card.prints(JACK, "on")
        assert told.get(timeout=WAIT_S) == "plugged"
        card.prints(JACK, "off")
        card.prints(JACK, "on")
        assert told.get(timeout=WAIT_S) == "plugged"
        with pytest.raises(Empty):
            told.get_nowait()
    finally:
        end()


def test_nothing_watches_any_more_once_it_is_ended(card: Card) -> None:
    end = watch_headphones(lambda: None)
    until(monitors)
    end()
    assert monitors() == []


def test_nothing_watches_for_a_process_that_was_killed(card: Card) -> None:
    script = (
        "import sys\nfrom coach.kiosk.input.headphones import watch_headphones\n"
        "watch_headphones(lambda: None)\nsys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE) as kiosk:
        until(monitors)
        (monitor,) = monitors()
        kiosk.send_signal(signal.SIGKILL)
    until(lambda: gone(monitor))


def test_where_no_program_can_tell_nothing_is_watched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    watch_headphones(lambda: pytest.fail("nothing was plugged in"))()
    assert monitors() == []
