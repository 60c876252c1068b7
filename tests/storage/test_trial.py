"""Trying a folder: what can be written there, and who can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.storage.trial import try_folder


@pytest.mark.parametrize(("mode", "private"), [(0o600, True), (0o640, False), (0o604, False), (0o601, False)])
def test_a_file_that_others_may_open_is_not_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, private: bool
) -> None:
    def write_as_the_disk_does(file: Path, content: bytes) -> None:
        file.write_bytes(content)
        file.chmod(mode)

    monkeypatch.setattr("coach.storage.trial.write_whole", write_as_the_disk_does)

    assert try_folder(tmp_path) is private
    assert list(tmp_path.iterdir()) == []
