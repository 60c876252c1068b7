"""The kit's programs that ring for the desk: what they send, that it is no answer, and that they fail aloud."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from coach.kiosk.setup import TEMPLATES

FOLDER = TEMPLATES / "both/usr/local/share/coach-kiosk"
TEXT = "Please come to the kiosk."

pytestmark = pytest.mark.whole
needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


def ring(name: str, *arguments: str, path: str = os.defpath) -> subprocess.CompletedProcess[str]:
    """Run a program as the kiosk does: by a shell, with hardly any environment."""
    command = ["/bin/sh", str(FOLDER / name), *arguments]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, timeout=30, check=False)


def stand_in(folder: Path, name: str, script: str) -> str:
    """Put a program of this name in front of all others, and return the path to search."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return f"{folder}:{os.defpath}"


class Desk(BaseHTTPRequestHandler):
    """A bell with a web address, which notes what it is sent."""

    heard: list[tuple[str, str | None, str]]

    def do_POST(self) -> None:
        """Note a ring; a bell at /broken fails."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.heard.append((self.path, self.headers["Priority"], body))
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def desk() -> Iterator[tuple[str, list[tuple[str, str | None, str]]]]:
    """The address of a bell on this machine, and what it has heard."""
    Desk.heard = []
    server = HTTPServer(("127.0.0.1", 0), Desk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Desk.heard
    server.shutdown()
    thread.join()
    server.server_close()


@needs_curl
def test_a_ring_by_http_sends_nothing_but_itself(desk: tuple[str, list[tuple[str, str | None, str]]]) -> None:
    address, heard = desk

    assert ring("ring-http", f"{address}/ring").returncode == 0
    assert heard == [("/ring", None, "")]


@needs_curl
def test_a_ring_by_ntfy_sends_the_clinic_s_words_as_urgent(desk: tuple[str, list[tuple[str, str | None, str]]]) -> None:
    address, heard = desk

    assert ring("ring-ntfy", f"{address}/topic", TEXT).returncode == 0
    assert heard == [("/topic", "urgent", TEXT)]


@needs_curl
@pytest.mark.parametrize("name", ["ring-http", "ring-ntfy"])
def test_a_bell_that_refuses_or_is_not_there_is_a_failure(
    name: str, desk: tuple[str, list[tuple[str, str | None, str]]]
) -> None:
    address, _ = desk

    assert ring(name, f"{address}/broken", TEXT).returncode != 0
    assert ring(name, "http://127.0.0.1:1/ring", TEXT).returncode != 0


def test_a_ring_by_mail_is_one_letter_to_the_desk(tmp_path: Path) -> None:
    path = stand_in(tmp_path, "sendmail", f'echo "$@" >{tmp_path}/to; cat >{tmp_path}/letter')

    assert ring("ring-mail", "desk@example.org", TEXT, path=path).returncode == 0
    assert (tmp_path / "to").read_text() == "desk@example.org\n"
    assert (tmp_path / "letter").read_text() == f"To: desk@example.org\nSubject: {TEXT}\n\n{TEXT}\n"


def test_a_mail_system_that_fails_is_a_failure(tmp_path: Path) -> None:
    path = stand_in(tmp_path, "sendmail", "cat >/dev/null; exit 75")

    assert ring("ring-mail", "desk@example.org", TEXT, path=path).returncode == 75


def test_a_chime_is_three_tones_however_long_the_sound_goes_on(tmp_path: Path) -> None:
    path = stand_in(tmp_path, "speaker-test", f'echo "$4" >>{tmp_path}/tones; exec sleep 9')

    assert ring("ring-chime", path=path).returncode == 0
    assert (tmp_path / "tones").read_text().split() == ["880", "660", "880"]


def test_a_loudspeaker_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    path = stand_in(tmp_path, "speaker-test", "echo 'Playback open error' >&2; exit 1")

    assert ring("ring-chime", path=path).returncode == 1
