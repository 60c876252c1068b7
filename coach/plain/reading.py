"""What can be read without a visit: topics, and the guide to when to seek care."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.blocks import Block
from coach.core.report.blocks import disclaimer
from coach.core.report.guide import GuidePart, GuideSign, guide_parts, support_blocks
from coach.core.report.topic import topic_blocks
from coach.plain.context import LineContext
from coach.plain.prompt import Prompt, Typed


def topics(context: LineContext) -> None:
    """Tell the list of topics and those that are chosen, until the person goes back."""
    words = context.words
    known = tuple(context.library.topics.values())
    while True:
        told = [Block("heading", words("topics.where")), Block("text", words("topics.ask"))]
        chosen = context.talk.choose(told, [each.title for each in known], where=words("topics.where"))
        if isinstance(chosen, Typed):
            return
        context.console.blocks(topic_blocks(known[chosen], context.library))


def guide(context: LineContext) -> None:
    """Tell the signs of each level that is chosen, or those that fit what is typed, until the person goes back."""
    words, console = context.words, context.console
    parts = guide_parts(context.library)
    rows = {str(number): each.title for number, each in enumerate(parts, 1)}
    why = support_blocks([sign for part in parts for sign in part.signs])

    def tell() -> None:
        console.blocks([Block("heading", words("guide.where")), Block("text", words("guide.lead"))])
        console.rows(rows)
        console.say(words("guide.search"))

    def answer(line: str) -> str | None:
        # A word that acts is no search.
        acts = context.talk.command(line, ("back", "again", "why", "where", "help", "stop"))
        return None if acts or not line else line

    console.blocks(disclaimer(context.library))
    prompt = Prompt(tell, answer, words("guide.search"), why, words("guide.where"))
    while not isinstance(typed := context.talk.ask(prompt), Typed):
        if typed in rows:
            part = parts[int(typed) - 1]
            console.blocks(_part(part, part.signs))
            continue
        found = [(part, tuple(sign for sign in part.signs if sign.fits(typed))) for part in parts]
        for part, signs in found:
            console.blocks(_part(part, signs) if signs else ())
        count = sum(len(part.signs) for part in parts)
        matches = sum(len(signs) for _, signs in found)
        console.say(words("guide.found", found=matches, count=count) if matches else words("guide.none-found"))


def _part(part: GuidePart, signs: Iterable[GuideSign]) -> list[Block]:
    return [
        Block("heading", part.title),
        Block("text", part.detail),
        *(Block("point", sign.text) for sign in signs),
    ]
