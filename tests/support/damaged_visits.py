"""Visits as older programs wrote them, and a store that reads one file of any bytes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import tomli_w

from coach.core.content.levels import Level
from coach.core.visit.journey import assess
from coach.core.visit.state import Visit
from coach.storage.visits import VisitStore
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walk

LATER = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@cache
def checked(**answers: str) -> Visit:
    """Return a visit whose check came to its end, as the app leaves it."""
    told = {name.replace("_", "-"): value for name, value in answers.items()}
    _, visit = walk(shipped(), {**CALM, **told}, new_visit(content_version=shipped().version))
    pages = [name.removeprefix("page:") for name in visit.done if name.startswith("page:")]
    visit = replace(visit, page_seconds=dict.fromkeys(pages or ["start"], 3.5))
    if assess(visit, shipped()).level is Level.EMERGENCY:
        return visit
    return replace(visit.past("review"), checked_at=NOW)


def unsealed(text: str) -> str:
    """Return a document as an older program wrote it."""
    table = tomllib.loads(text)
    del table["digest"]
    head = {key: table.pop(key) for key in ("format", "id", "started", "place", "content_version")}
    turned = {"turned_at": NOW} if "page_seconds" in table else {}
    return tomli_w.dumps({**head, **turned, **table})


def read(folder: Path, raw: bytes, name: str = new_visit().id) -> tuple[list[Visit], VisitStore]:
    """Return the visits that a store reads where these bytes are the only file, under this name, and the store."""
    store = VisitStore(folder, shipped(), lambda: LATER)
    store.folder.mkdir(exist_ok=True)
    for file in store.folder.iterdir():
        file.unlink()
    (store.folder / f"{name}.toml").write_bytes(raw)
    return list(store.newest()), store
