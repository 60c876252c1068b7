"""Fixtures for the tests of exports: a page, and a printer that keeps what it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.export.forms import summary_form
from tests.support.printers import Cups
from tests.support.shipped import shipped
from tests.support.usual import usual_visit
from tests.support.visits import NOW


@pytest.fixture(scope="module")
def page() -> bytes:
    made = summary_form("pdf", usual_visit(), shipped(), NOW)
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def keeper(cups: Cups, tmp_path: Path) -> Iterator[str]:
    """A printer that keeps what it gets in `paper`; the default."""
    with cups.printer(f"keep:{tmp_path / 'paper'}", default=True) as name:
        yield name
