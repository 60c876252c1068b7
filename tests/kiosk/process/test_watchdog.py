"""systemd gets messages from a kiosk that is alive, and none from one that hangs."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.kiosk.process.watchdog import ALIVE, BEATS_PER_TIMEOUT, READY, Watchdog
from tests.support.clocks import FakeClock
from tests.support.kiosk_storm import ATTRACT, kiosk_command
from tests.support.kit import KIT
from tests.support.terminal import COLOURFUL, Terminal
from tests.support.units import CONSOLE, UNITS, settings

WAITS_S = 30.0


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[socket.socket]:
    """The socket on which systemd listens."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.settimeout(20)
        yield heard


def variables(place: str | Path, waits_s: float = WAITS_S) -> dict[str, str]:
    return {"NOTIFY_SOCKET": str(place), "WATCHDOG_USEC": str(int(waits_s * 1e6))}


def words(heard: socket.socket) -> list[bytes]:
    """Return the messages that came since the last call."""
    told = []
    heard.setblocking(False)
    while True:
        try:
            told.append(heard.recv(100))
        except BlockingIOError:
            return told


def test_systemd_is_told_a_few_times_within_its_timeout(tmp_path: Path, ear: socket.socket) -> None:
    clock = FakeClock(5.0)
    watchdog = Watchdog(variables(tmp_path / "notify"), clock)
    for _ in range(120):
        watchdog.beat()
        clock.advance(WAITS_S / 120)

    assert words(ear) == [READY, *(BEATS_PER_TIMEOUT - 1) * [ALIVE]]


def test_systemd_is_told_again_of_the_start_until_it_has_heard_of_it(tmp_path: Path) -> None:
    clock = FakeClock()
    watchdog = Watchdog(variables(tmp_path / "later"), clock)
    watchdog.beat()
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as heard:
        heard.bind(str(tmp_path / "later"))
        clock.advance(WAITS_S)
        watchdog.beat()

        assert words(heard) == [READY]


def test_an_abstract_socket_gets_the_messages_too(tmp_path: Path) -> None:
    name = f"coach-{tmp_path.name}"
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as heard:
        heard.bind(f"\0{name}")
        Watchdog(variables(f"@{name}"), FakeClock()).beat()

        assert words(heard) == [READY]


@pytest.mark.parametrize(
    "environ",
    [{}, {"NOTIFY_SOCKET": "/nowhere"}, {"WATCHDOG_USEC": "30"}, variables("/nowhere"), variables("/")],
    ids=["no systemd", "no watchdog", "no address", "nobody listens", "not a socket"],
)
def test_a_kiosk_without_a_watchdog_goes_on(environ: dict[str, str]) -> None:
    Watchdog(environ, FakeClock()).beat()


def test_systemd_is_told_as_long_as_the_kiosk_is_alive(tmp_path: Path, ear: socket.socket) -> None:
    # So short a timeout that each look of the kiosk sends a message.
    environment = {**COLOURFUL, **variables(tmp_path / "notify", waits_s=0.4)}
    with Terminal(kiosk_command(tmp_path), environment=environment) as terminal:
        terminal.wait(ATTRACT)
        assert [ear.recv(100) for _ in range(3)] == [READY, ALIVE, ALIVE]

        terminal.signal(signal.SIGSTOP)
        words(ear)
        terminal.listen(1.5)

        assert words(ear) == []


def test_systemd_is_told_nothing_by_the_main_process_while_that_of_the_visit_hangs(
    tmp_path: Path, ear: socket.socket
) -> None:
    environment = {**COLOURFUL, **variables(tmp_path / "notify", waits_s=0.4)}
    with Terminal(kiosk_command(tmp_path), environment=environment) as terminal:
        terminal.wait(ATTRACT)
        (visit,) = psutil.Process(terminal.pid).children()
        visit.suspend()
        terminal.listen(0.5)
        words(ear)
        terminal.listen(1.5)

        assert words(ear) == []

        visit.resume()
        ear.settimeout(20)
        assert ear.recv(100) == ALIVE


@pytest.mark.parametrize("unit", UNITS)
def test_the_unit_has_a_timeout_and_takes_the_messages_of_the_kiosk(unit: str) -> None:
    has = settings(KIT[unit])

    assert (has["WatchdogSec"], has["TimeoutStopSec"]) == (["30s"], ["30s"])
    # In cage the kiosk is not the unit's main process.
    assert has["NotifyAccess"] == (["all"] if "cage" in unit else ["main"])


def test_on_the_console_a_slow_start_has_longer_than_a_beat() -> None:
    has = settings(KIT[CONSOLE])

    # The time of a beat counts from READY=1, which the first beat brings.
    assert (has["Type"], has["TimeoutStartSec"]) == (["notify"], ["3min"])
