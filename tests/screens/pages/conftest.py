"""What tests of several pages use."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folder for documents."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))
    return folder
