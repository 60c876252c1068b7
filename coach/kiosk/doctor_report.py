"""What the nightly doctor left for the kiosk: a file that root writes and everybody may read, and how old it may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, StringConstraints, ValidationError

from coach.core.words import Words

FORMAT = 1
LATE = timedelta(hours=36)
"""After so long without a look the doctor is late: it looks each night, and after each start of the machine."""
AHEAD = timedelta(hours=1)
"""A look that lies further in the future tells of a clock that was wrong."""
MOST_BYTES = 1_000_000

LONGEST = 1000
"""The most characters of a text: a program may complain at any length."""

_Text = Annotated[str, StringConstraints(max_length=LONGEST)]


@dataclass(frozen=True)
class ToFix:
    """Something that the doctor found to fix."""

    check: str
    """The key of the check, under which the content has its words."""
    seen: str
    """What was read, in the system's own words."""
    values: dict[str, str]
    """Fills the names in the sentence that says how to fix it."""

    def told(self, words: Words) -> str:
        """Return what is wrong, with what was seen."""
        sentence = words(f"kiosk.doctor.wrong.{self.check}")
        return words("kiosk.doctor.seen", told=sentence, seen=self.seen) if self.seen else sentence

    def mend(self, words: Words) -> str:
        """Return how to fix it."""
        return words(f"kiosk.doctor.mend.{self.check}", **self.values)


@dataclass(frozen=True)
class DoctorNews:
    """What the kiosk knows of the doctor."""

    looked: datetime | None = None
    """When the doctor looked last; None if no file tells."""
    to_fix: tuple[ToFix, ...] = ()
    broken: str = ""
    """Why its file cannot be used; empty otherwise."""

    def is_late(self, now: datetime, started: datetime) -> bool:
        """Say whether the doctor should have looked again; without a look, since the kiosk was started."""
        return not -AHEAD <= now - (self.looked or started) <= LATE


class _Found(BaseModel, strict=True):
    check: _Text
    state: Literal["ok", "fix", "check"]
    seen: _Text
    values: dict[_Text, _Text]


class _Report(BaseModel):
    format: Literal[1]
    made: AwareDatetime
    findings: tuple[_Found, ...]


def report(made: datetime, findings: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what goes into the file.

    Args:
        made: When the doctor looked; UTC.
        findings: A record for each check.
    """
    return {"format": FORMAT, "made": made.isoformat(timespec="seconds"), "findings": findings}


def read_news(file: Path, words: Words) -> DoctorNews:
    """Return what the doctor's file tells; one that is broken, foreign or of another version is news of its own."""
    try:
        if file.stat().st_size > MOST_BYTES:
            return DoctorNews(broken=f"{file}: {file.stat().st_size} bytes")
        kept = _Report.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return DoctorNews()
    except OSError as error:
        return DoctorNews(broken=f"{file}: {error.strerror or error}")
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return DoctorNews(broken=f"{file}: {place or first['msg']}")
    to_fix = tuple(ToFix(each.check, each.seen, each.values) for each in kept.findings if each.state == "fix")
    unknown = [each.check for each in to_fix if f"kiosk.doctor.wrong.{each.check}" not in words]
    if unknown:
        return DoctorNews(broken=f"{file}: {unknown[0]}")
    return DoctorNews(kept.made, to_fix)
