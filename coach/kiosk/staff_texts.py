"""What the staff menu shows: counts with bars, what failed, what is to fix, and the ways to close, as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from coach.core.blocks import Block
from coach.core.content.levels import LEVELS
from coach.core.dates import near_moment
from coach.core.library import Library
from coach.core.words import Words
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.totals import Total
from coach.kiosk.doctor_report import DoctorNews
from coach.kiosk.trouble_log import Trouble

BAR, MOST_BARS = "█", 10
"""What a bar is drawn with, and how many of these the longest has: rows fit into 60 columns."""
NUMBER = 8
"""The columns of a number."""
UNTIL_NEXT, LASTING = "until-next", "lasting"
"""How long a kiosk can be closed: until its hours begin, or until staff open it."""


def counts_blocks(totals: Sequence[Total], library: Library) -> tuple[Block, ...]:
    """Return a table of the totals, each month's number with a bar, and below it what is held back."""
    words = library.words
    levels = {level.value: library.levels[level].name for level in LEVELS}
    names = [levels.get(total.key) or words(f"kiosk.counts.{total.key}") for total in totals]
    wide = max(map(len, names))
    most = max([total.month or 0 for total in totals], default=0)
    head = f"{'':{wide}}{words('kiosk.counts.today'):>{NUMBER}}{words('kiosk.counts.month'):>{NUMBER}}"
    held = words("kiosk.counts.held")

    def line(name: str, total: Total) -> str:
        today, month = (held if number is None else str(number) for number in (total.today, total.month))
        return f"{name:{wide}}{today:>{NUMBER}}{month:>{NUMBER}} {_bar(total.month or 0, most)}".rstrip()

    table = "\n".join([head, *(line(name, total) for name, total in zip(names, totals, strict=True))])
    return (Block("text", table), Block("note", words("kiosk.counts.results")))


def troubles_blocks(troubles: Sequence[Trouble], words: Words) -> tuple[Block, ...]:
    """Return a point for each trouble, with its local time, or a sentence that there is none."""
    if not troubles:
        return (Block("text", words("kiosk.troubles.none")),)
    return tuple(Block("point", _told(each, words)) for each in troubles)


def doctor_trouble(news: DoctorNews, words: Words, now: datetime, started: datetime) -> str | None:
    """Return in one sentence what staff must know of the nightly doctor, or None if all is well.

    Args:
        news: What its file tells.
        words: The interface's words.
        now: The present time; UTC.
        started: When the kiosk was started; UTC.
    """
    if news.broken:
        return words("kiosk.fixes.broken", seen=news.broken)
    if news.is_late(now, started):
        return words("kiosk.fixes.late", when=near_moment((news.looked or started).astimezone(), words))
    return words("kiosk.fixes.found", count=len(news.to_fix)) if news.to_fix else None


def fixes_blocks(news: DoctorNews, words: Words, now: datetime, started: datetime) -> tuple[Block, ...]:
    """Return what the nightly doctor found to fix, each with the way to do it, and when it looked.

    Arguments as for `doctor_trouble`.
    """
    blocks = [Block("heading", words("kiosk.fixes.title"))]
    if news.broken or news.is_late(now, started):
        blocks.append(Block("text", doctor_trouble(news, words, now, started) or ""))
    rows = (words("kiosk.fixes.row", told=each.told(words), mend=each.mend(words)) for each in news.to_fix)
    blocks += [Block("point", row) for row in rows]
    if news.looked is not None:
        none = () if news.to_fix else (Block("text", words("kiosk.fixes.none")),)
        blocks += [*none, Block("text", words("kiosk.fixes.looked", when=near_moment(news.looked.astimezone(), words)))]
    elif len(blocks) == 1:
        blocks.append(Block("text", words("kiosk.fixes.not-yet")))
    return tuple(blocks)


def ways_to_close(context: KioskContext) -> tuple[tuple[str, str], ...]:
    """Return each way to close the kiosk, with its words; the first only where the clinic has set hours."""
    words, begins = context.library.words, context.opening.next_hours
    until_next = ((UNTIL_NEXT, words("kiosk.close.until-next", when=near_moment(begins, words))),) if begins else ()
    return (*until_next, (LASTING, words("kiosk.close.lasting")))


def _told(trouble: Trouble, words: Words) -> str:
    when = near_moment(trouble.when.astimezone(), words)
    return words("kiosk.troubles.row", when=when, what=trouble.reason or words("kiosk.troubles.pin"))


def _bar(number: int, most: int) -> str:
    """Return a bar for a number; any but 0 has a length."""
    return BAR * max(round(MOST_BARS * number / most), 1) if number else ""
