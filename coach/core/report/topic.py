"""A topic to read, as text."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.content.topics import Topic
from coach.core.dates import full_date
from coach.core.library import Library


def topic_blocks(topic: Topic, library: Library) -> tuple[Block, ...]:
    """Return a topic as text, its sources in small print at the end."""
    blocks = [Block("title", topic.title), Block("text", topic.summary)]
    keys: dict[str, None] = {}
    for part in topic.section:
        if part.heading:
            blocks.append(Block("heading", part.heading))
        for statement in part.statements:
            blocks.append(Block("point", statement.text))
            keys.update(dict.fromkeys(statement.sources))
    words = library.words
    blocks.append(Block("heading", words("topics.sources")))
    blocks += [Block("note", library.sources[key].name) for key in keys]
    review = topic.review
    state = words("topics.reviewed", by=review.by) if review.by else words("topics.unreviewed")
    return (*blocks, Block("note", f"{state} {words('topics.due', due=full_date(review.due, words))}"))
