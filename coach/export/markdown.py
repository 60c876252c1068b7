"""Blocks as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.core.blocks import Block, BlockKind
from coach.export.text import BLANK, LEAST_BLANK, plain

_ANYWHERE = re.compile(r"([\\`*_\[\]<>&~|#])")
_AT_START = re.compile(r"^([-+=>])|^(\d{1,9})([.)])")
_FORMS: dict[BlockKind, str] = {
    "title": "# {}",
    "part": "## {}",
    "heading": "## {}",
    "text": "{}",
    "point": "- {}",
    # Escaped, since these signs alone would mean bold type.
    "box": "- {}: " + rf"\{BLANK}" * LEAST_BLANK,
    "note": "*{}*",
}


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return the blocks as Markdown; no character of their text is taken for markup."""
    pieces: list[str] = []
    before: Block | None = None
    deeper = False
    for block in blocks:
        if before is not None:
            pieces.append("\n" if before.kind == block.kind in ("point", "box") else "\n\n")
        form = "#" + _FORMS["heading"] if deeper and block.kind == "heading" else _FORMS[block.kind]
        pieces.append(form.format(escaped(block.text)))
        deeper = deeper or block.kind == "part"
        before = block
    return "".join(pieces) + "\n"


def escaped(text: str) -> str:
    """Return a text as one line in which no character is taken for markup."""
    safe = _ANYWHERE.sub(r"\\\1", plain(text))
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", safe)
