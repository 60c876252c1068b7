"""Pictures of a screen, compared with those that a person has accepted."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from textual.app import App

Size = tuple[int, int]
RICH_SIGNATURE = re.compile(r"\s*<!-- Generated with Rich .*? -->")
WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
XML_NAMESPACE = "http://www.w3.org/2000/svg"


class SnapCompare(Protocol):
    """The fixture of pytest-textual-snapshot."""

    def __call__(
        self, app: App[Any], *, terminal_size: Size, run_before: Callable[[object], Awaitable[None]]
    ) -> bool: ...


def without_addresses(draw: Callable[..., str]) -> Callable[..., str]:
    """Draw the pictures without a web font, so that the repository has no address to download from."""

    def drawn(**options: Any) -> str:
        return RICH_SIGNATURE.sub("", WEB_FONT.sub("", draw(**options)))

    return drawn
