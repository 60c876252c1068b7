"""Randomly damaged files: reading one gives a value or an error of our own, within seconds. Each run damages anew.

`FUZZ=5000 pytest tests/test_fuzz.py` looks longer.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from coach.checking import check
from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.errors import CoachError
from coach.core.visit.journey import assess
from coach.core.visit.state import Performed, Request, ToldPain, Visit
from coach.kiosk.config.file import read_config
from coach.loading.answer_files import read_answers_file
from coach.loading.assembly import assemble
from coach.loading.case_files import read_cases
from coach.loading.place import ContentPlace
from coach.loading.set_files import read_prescription
from coach.storage.formats import to_text
from coach.storage.settings import read_settings
from coach.storage.visits import VisitStore
from tests.support.seeds import new_seed
from tests.support.set_files import WHOLE_SET
from tests.support.shipped import REVIEWED, copied, shipped
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walk

pytestmark = pytest.mark.long

TIMES = int(os.environ.get("FUZZ", "300"))
"""How many damaged files of each kind are read; of content, which takes longer, a thirtieth, and fewer are proved."""
LONGEST_S = 20.0
ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b]52;c;eA==\x07", "\u202e".encode(), b"\r", b"\n", b'"', b"'", b'"""',
    b"[", b"]", b"[[", b"{", b"}", b"=", b".", b"#", b"\\u0000", b"nan", b"inf", b"-1", b"9" * 400, b"0x", b"true",
    b"1979-05-27", b"0001-01-01T00:00:00Z", b"[a.b.c]\n", b"x = 1\n", b"{}{clinic}", b"\\", b"e999",
)  # fmt: skip
ANSWERS = '[answers]\npee-hard = "no"\npain-now = 4\nworse-with = ["sitting"]\n'
KIOSK = (Path(__file__).parents[1] / "docs" / "kiosk.toml").read_text("utf-8")


def damaged(raw: bytes, chance: Random) -> bytes:
    """Return a file with one to four changes such as disks, syncs and people make."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice([0, 1, 1, 3, 20, 400]))
        piece = chance.choice([b"", chance.choice(ODD), raw[start:end] * 2, bytes([chance.randrange(256)])])
        raw = raw[:start] if chance.random() < 0.05 else raw[:start] + piece + raw[end:]
    return raw


def attempts(text: str, file: Path, times: int = TIMES) -> Iterator[Path]:
    """Yield the file again and again, each time damaged differently."""
    chance = Random(new_seed())
    for _ in range(times):
        file.write_bytes(damaged(text.encode(), chance))
        began = time.monotonic()
        yield file
        assert time.monotonic() - began < LONGEST_S


def told(visit: Visit) -> Visit:
    """A visit with something of everything in it."""
    pain = ToldPain(5, NOW, "bridge")
    done = Performed("bridge", "first", 1, "done", 9.5)
    return replace(visit, request=Request(10), performed=(done,), pains=(pain,), moved_at=NOW)


def test_whatever_becomes_of_a_visit_it_is_read_whole_or_set_aside(tmp_path: Path) -> None:
    _, visit = walk(shipped(), CALM, new_visit(content_version=shipped().version))
    visit = told(replace(visit.past("review"), checked_at=NOW, page_seconds={"what-fits": 2.5}))
    store = VisitStore(tmp_path, shipped(), lambda: NOW + timedelta(hours=1))
    store.save(visit)
    for file in attempts(to_text(visit), store.folder / f"{visit.id}.toml"):
        found = list(store.newest())
        assert found in ([visit], [])
        assert [assess(each, shipped()) for each in found] == [assess(visit, shipped())] * len(found)
        file.unlink(missing_ok=True)


def test_whatever_becomes_of_answers_they_are_refused_or_assessed(tmp_path: Path) -> None:
    for file in attempts(ANSWERS, tmp_path / "answers.toml"):
        try:
            answers = sheet_answers(read_answers_file(file), shipped(), assume_no=True)
        except CoachError as error:
            assert str(error)
        else:
            assert shipped().triage.assess(answers)


def test_whatever_becomes_of_cases_sets_settings_and_the_kiosks_file_an_error_of_our_own_says_so(
    tmp_path: Path,
) -> None:
    cases = '[[case]]\nid = "a"\nanswers = { fever = "yes" }\nexpect = "urgent"\nwhy = "to see"\n'
    readers = (
        (WHOLE_SET, lambda file: read_prescription(file, shipped())),
        (cases, lambda file: read_cases(file, shipped())),
        (KIOSK, read_config),
        ('format = 1\ntheme = "coach-light"\nsound = false\n', lambda file: read_settings(file.parent)),
    )
    for text, read in readers:
        for file in attempts(text, tmp_path / "settings.toml"):
            try:
                read(file)
            except CoachError as error:
                assert str(error)


def test_whatever_becomes_of_a_file_of_the_content_it_is_told_or_the_content_is_whole(tmp_path: Path) -> None:
    content = copied(tmp_path)
    chance = Random(new_seed())
    files = sorted(content.rglob("*.toml"))
    sound = 0
    for _ in range(max(1, TIMES // 30)):
        file = chance.choice(files)
        shipped_bytes = file.read_bytes()
        file.write_bytes(damaged(shipped_bytes, chance))
        began = time.monotonic()
        assembled = assemble(ContentPlace(content))
        sound += not assembled.problems
        # The proofs take seconds, mostly for content that this file does not touch.
        if not assembled.problems and sound <= max(1, TIMES // 300):
            assert check(assembled, REVIEWED) is not None
        assert time.monotonic() - began < LONGEST_S
        file.write_bytes(shipped_bytes)
