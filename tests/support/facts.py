"""The facts taken back out of a form, however it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from markdown_it import MarkdownIt
from pypdf import PdfReader

from coach.core.checklist.wording import first_person_all
from coach.core.report.blocks import performed_points
from coach.core.report.clinical_blocks import clinical_blocks
from coach.core.report.summary import Summary
from coach.core.visit.state import Visit
from tests.export.rebuilt import performed_of, rebuilt
from tests.support.shipped import shipped
from tests.support.visits import NOW

WORDS = shipped().words
HEADINGS = {
    "rules": WORDS("handover.result"),
    "reliability": WORDS("handover.answers"),
    "course": WORDS("handover.pain"),
    "flags": WORDS("handover.flags"),
    "eases": WORDS("handover.eases"),
    "history": WORDS("handover.history"),
    "responses": WORDS("handover.responses"),
    "earlier": WORDS("handover.earlier"),
    "reasons": WORDS("result.because"),
    "watch_for": WORDS("result.watch-for"),
    "steps": WORDS("summary.done"),
    "pain": WORDS("summary.pain"),
}


@dataclass(frozen=True)
class Facts:
    """What every form of a summary must tell."""

    level: str
    action: str
    reasons: tuple[str, ...]
    watch_for: tuple[str, ...]
    steps: tuple[str, ...]
    pain: tuple[str, ...]
    rules: tuple[str, ...]
    reliability: tuple[str, ...]
    course: tuple[str, ...]
    flags: tuple[str, ...]
    eases: tuple[str, ...]
    history: tuple[str, ...]
    responses: tuple[str, ...]
    earlier: tuple[str, ...]


Pieces = Iterable[tuple[str, str]]
"""Each element of a form with its words, by the tag that HTML has for it."""


def facts(pieces: Pieces) -> Facts:
    """Return the facts that stand in a form's pieces."""
    title, under, heading = "", dict[str, list[str]](), ""
    for tag, words in pieces:
        if tag == "h1":
            title = words
        elif tag in ("h2", "h3"):
            heading = words
        elif tag == "li":
            under.setdefault(heading, []).append(words)
    level, action = title.split(": ", 1)
    told = {name: tuple(under.get(head, ())) for name, head in HEADINGS.items()}
    return Facts(level, action, **told)


def of_summary(summary: Summary, visit: Visit) -> Facts:
    """Return the facts as they are before any form is made of them."""
    advice = summary.advice
    weighty = [each for each in advice.reasons if each.level is advice.level and each.scope != "full"]
    return Facts(
        level=f"{advice.glyph} {advice.name.upper()}",
        action=advice.action.home,
        reasons=tuple(dict.fromkeys(sentence for each in weighty for sentence in each.statements)),
        watch_for=advice.watch_for,
        steps=performed_points(summary.performed, shipped()),
        pain=_pain(summary.pain_before, summary.pain_after),
        **_therapists(summary),
    )


def _therapists(summary: Summary) -> dict[str, tuple[str, ...]]:
    """The facts of the therapist's part, before any form is made of it."""
    _, *blocks = clinical_blocks(summary, shipped(), NOW)
    under: dict[str, list[str]] = {}
    for block in blocks:
        if block.kind == "heading":
            under[block.text] = []
        else:
            under[next(reversed(under))].append(block.text)
    names = ("rules", "reliability", "course", "flags", "eases", "history", "responses", "earlier")
    return {name: tuple(under.get(HEADINGS[name], ())) for name in names}


def from_text(text: str) -> Facts:
    """Return the facts in plain text."""
    pieces: list[tuple[str, str]] = []
    for line in text.splitlines():
        tag, words = pieces[-1] if pieces else ("", "")
        if set(line) <= {"="} and line:
            pieces[-1] = ("h2" if any(each == "h1" for each, _ in pieces) else "h1", words)
        elif set(line) <= {"-"} and line:
            pieces[-1] = ("h2", words)
        elif line.startswith("- "):
            pieces.append(("li", line[2:]))
        elif line.startswith("  ") or (tag == "p" and line):
            pieces[-1] = (tag, f"{words} {line.strip()}")
        else:
            pieces.append(("p", line) if line else ("", ""))
    return facts(pieces)


def from_markdown(text: str) -> Facts:
    """Return the facts in Markdown."""
    tokens = MarkdownIt("commonmark").parse(text)
    pieces, inside = [], "p"
    for place, token in enumerate(tokens):
        if token.type in ("list_item_open", "list_item_close"):
            inside = "li" if token.type == "list_item_open" else "p"
        if token.type == "inline":
            tag = tokens[place - 1].tag
            words = "".join(each.content for each in token.children or [])
            pieces.append((inside if tag == "p" else tag, words))
    return facts(pieces)


def from_html(text: str) -> Facts:
    """Return the facts in HTML, or in a narrative of the same elements."""
    return facts(pieces_of_html(text))


def pieces_of_html(text: str) -> list[tuple[str, str]]:
    """Return each heading, paragraph and point of HTML with its words."""
    reader = _Reader()
    reader.feed(text)
    return reader.pieces


def from_pdf(raw: bytes) -> Facts:
    """Return the facts in a PDF, in the order in which a reader program finds its words."""
    return facts(pieces_of_pdf(raw))


def pieces_of_pdf(raw: bytes) -> list[tuple[str, str]]:
    """Return each title, heading, point and run of text of a PDF, told apart by type and bullet."""
    pieces: list[tuple[str, str]] = []
    sizes: list[float] = []

    def visit(words: str, _page: object, _line: object, font: Any, size: float) -> None:
        if not words.strip():
            return
        bold = font is not None and "Bold" in font["/BaseFont"]
        tag = ("h2" if "h1" in {each for each, _ in pieces} and size != sizes[0] else "h1") if bold else "p"
        same = bool(pieces) and size == sizes[-1] and (pieces[-1][0] == tag or (tag == "p" and pieces[-1][0] == "li"))
        sizes.append(size)
        if words.strip() == "•":
            pieces.append(("li", ""))
        elif same:
            before, told = pieces[-1]
            pieces[-1] = (before, f"{told} {words.strip()}".strip())
        else:
            pieces.append((tag, words.strip()))

    for page in PdfReader(BytesIO(raw)).pages:
        page.extract_text(visitor_text=visit)
    return pieces


def from_fhir(text: str) -> Facts:
    """Return the facts in the narrative of a bundle's answers, once its scores are found to be the same."""
    resources = [entry["resource"] for entry in json.loads(text)["entry"]]
    (narrative,) = (each["text"]["div"] for each in resources if each["resourceType"] == "QuestionnaireResponse")
    found = from_html(narrative)
    scores = [each for each in resources if each["resourceType"] == "Observation" and "derivedFrom" in each]
    assert tuple(each["note"][0]["text"] for each in scores) == found.pain
    assert [each["valueInteger"] for each in scores] == [int(told.split(": ")[1]) for told in found.pain]
    return found


def from_json(text: str, visit: Visit) -> Facts:
    """Return the facts in the record, its ids in words."""
    record: dict[str, Any] = json.loads(text)
    guidance = next(each for level, each in shipped().levels.items() if level == record["level"])
    because = [
        name
        for reason in record["reasons"]
        if reason["level"] == record["level"] and reason["scope"] != "full"
        for name in reason["because"]
    ]
    performed = [performed_of(each) for each in record["performed"]]
    return Facts(
        level=f"{guidance.glyph} {guidance.name.upper()}",
        action=record["action"],
        reasons=first_person_all(because, visit.answers, shipped()),
        watch_for=tuple(record["watch_for"]),
        steps=performed_points(performed, shipped()),
        pain=_pain(record["pain_before"], record["pain_after"]),
        **_therapists(rebuilt(record)),
    )


def _pain(before: int | None, after: int | None) -> tuple[str, ...]:
    told = (("summary.pain-before", before), ("summary.pain-after", after))
    return tuple(WORDS(key, value=value) for key, value in told if value is not None)


class _Reader(HTMLParser):
    """Collects the words of each heading, paragraph and point."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[tuple[str, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3", "p", "li"):
            self.pieces.append((tag, ""))
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3", "p", "li"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, words = self.pieces[-1]
            self.pieces[-1] = (tag, words + data)
