"""Builds the library out of content files, and says in which languages the content is complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from pydantic import ValidationError

from coach.core.checklist.cases import Case
from coach.core.content.body_chart import Area, Body
from coach.core.content.endings import Ending
from coach.core.content.entries import Entry
from coach.core.content.exercises import Exercise, Profile
from coach.core.content.levels import Action, Guidance, ScopeWords, WatchList
from coach.core.content.pain_rule import StopGuidance
from coach.core.content.planning import Planning
from coach.core.content.press_rules import PressRules
from coach.core.content.programme import Programme
from coach.core.content.questions import Page, Question
from coach.core.content.readability import ReadingRules
from coach.core.content.return_plans import ReturnPlan
from coach.core.content.rules import Contributor, FindingSet, Rule, Unlock
from coach.core.content.terminals import KnownTerminal
from coach.core.content.topics import Clinic, Source, Tip, Topic
from coach.core.content.tour import Scene
from coach.core.errors import ContentError, LanguageError, Problem
from coach.core.figure.schema import Figure, Pose
from coach.core.library import Library
from coach.core.words import Words
from coach.loading.entry_problems import entry_problems
from coach.loading.figures import figure_problems
from coach.loading.overlay import SINGLE, Table, clinic_values, filled_table
from coach.loading.place import CASES, SHIPPED, ContentPlace
from coach.loading.reading import Reading
from coach.loading.references import reference_problems
from coach.loading.sentences import sentence
from coach.loading.toml import read_table
from coach.loading.wording import WORD_FILES, word_problems

_KINDS: dict[str, type[Entry]] = {
    "question": Question,
    "page": Page,
    "set": FindingSet,
    "rule": Rule,
    "unlock": Unlock,
    "contributor": Contributor,
    "profile": Profile,
    "level": Guidance,
    "watch": WatchList,
    "action": Action,
    "scope": ScopeWords,
    "exercise": Exercise,
    "pose": Pose,
    "figure": Figure,
    "return": ReturnPlan,
    "topic": Topic,
    "tip": Tip,
    "body": Body,
    "area": Area,
    "stop": StopGuidance,
    "ending": Ending,
    "scene": Scene,
    "source": Source,
    "terminal": KnownTerminal,
    "case": Case,
}
_MODELS: dict[str, type[Entry]] = {
    "clinic": Clinic,
    "planning": Planning,
    "programme": Programme,
    "reading": ReadingRules,
    "press-times": PressRules,
    **_KINDS,
}


@dataclass(frozen=True)
class Assembled:
    """The entries that were read, the tables that they come from, and the problems that were found."""

    entries: dict[str, list[Any]]
    """By kind, in the order of the files; only those without a problem."""
    tables: dict[tuple[str, str], Table]
    """By kind and id; their data is gone, but they still know the file and line of each key."""
    problems: tuple[Problem, ...]
    version: str
    """A checksum of all that was read."""
    place: ContentPlace
    untranslated: tuple[str, ...] = ()
    """The words that a visitor reads and that the language does not translate yet, such as `question fever: words`."""


@dataclass(frozen=True)
class Language:
    """A language in which the content can be read."""

    code: str
    """Such as `es` or `pt-BR`."""
    name: str
    """Its own name for itself: Español."""


def load_library(place: ContentPlace = SHIPPED) -> Library:
    """Return the library.

    Raises:
        ContentError: Something in it is wrong; holds every problem that was found, errors only.
        MissingContentError: A folder or file that was named is not there.
        LanguageError: There is no such language, or a word in it is missing, and the place takes no other.
    """
    if place.if_whole:
        with suppress(ContentError, LanguageError):
            return _load(place)
        return _load(replace(place, language=None))
    return _load(place)


def _load(place: ContentPlace) -> Library:
    assembled = assemble(place, skip=(CASES,))
    if assembled.problems:
        raise ContentError(assembled.problems)
    library = library_of(assembled)
    if place.folder is not None or place.language is not None:
        # A text that names a value it is never given would show the bare field to a visitor.
        wrong = word_problems(assembled.tables, library.words)
        if wrong:
            raise ContentError(tuple(sorted(wrong)))
    if place.language is not None:
        lacking = not place.translations() and library.words("cue.language") != place.language
        if lacking or assembled.untranslated:
            raise _language_error(place, len(assembled.untranslated))
    return library


def spoken_in(library: Library, code: str | None) -> bool:
    """Return whether a library's words are in a language; the voice may go by the code without the country."""
    return code is not None and library.words("cue.language") in (code, code.partition("-")[0])


def assemble(place: ContentPlace, skip: tuple[str, ...] = ()) -> Assembled:
    """Return every entry without a problem, and all problems.

    Args:
        place: Where the content comes from.
        skip: Names of folders directly below it that are not read.

    Raises:
        MissingContentError: A folder or file that was named is not there.
    """
    reading = Reading(place, skip)
    entries: dict[str, list[Any]] = defaultdict(list)
    by_identity: dict[tuple[str, str], Table] = {}
    problems: list[Problem] = []
    clinic = clinic_values({})
    for table in reading.tables():
        by_identity[table.identity] = table
        data = table.taken()
        clinic = clinic_values(data) if table.kind == "clinic" else clinic
        entry, wrong = _entry(table, data, clinic)
        problems += wrong
        if entry is not None:
            entries[table.kind].append(entry)
    problems += [*reading.problems, *(_absent(kind) for kind in SINGLE if (kind, "") not in by_identity)]
    if reading.translation is not None:
        problems += [*reading.translation.problems, *reading.translation.misplaced(entries)]
    if not problems:
        problems += reference_problems(entries, by_identity) + figure_problems(entries, by_identity)
        problems += _clinic_language_problems(entries, by_identity[("clinic", "")], place)
    untranslated = reading.translation.missing(entries) if reading.translation is not None else ()
    version = f"{reading.checksum:08x}"
    return Assembled(dict(entries), by_identity, tuple(sorted(problems)), version, place, untranslated)


def _clinic_language_problems(entries: Mapping[str, list[Any]], table: Table, place: ContentPlace) -> Iterator[Problem]:
    """Yield the problem of a clinic that names a language which the content does not have."""
    code = entries["clinic"][0].language
    # A translation does not tell what the content's own language is.
    if code is None or place.language is not None:
        return
    there = (entries["interface"][0]("cue.language"), *place.codes())
    if code not in there:
        yield table.problem(["language"], f"there is no content in {code!r}; write one of {', '.join(there)}")


def _absent(kind: str) -> Problem:
    return Problem(f"{kind}.toml", 1, "file", "missing or unreadable; put it back from the shipped content")


def _entry(table: Table, data: dict[str, Any], clinic: Mapping[str, str]) -> tuple[Entry | Words | None, list[Problem]]:
    if table.kind in WORD_FILES:
        return Words(data, clinic), []
    model = _MODELS.get(table.kind)
    if model is None:
        return None, [
            table.problem([], f"there is no kind of entry called {table.kind!r}; use one of {sorted(_KINDS)}")
        ]
    try:
        return model.model_validate(data if table.kind == "clinic" else filled_table(data, clinic)), []
    except ValidationError as error:
        return None, entry_problems(table, error)


def library_of(assembled: Assembled) -> Library:
    """Return the library made of what was read without a problem."""
    entries = defaultdict(list, assembled.entries)

    def by_id(kind: str) -> dict[Any, Any]:
        return {entry.id: entry for entry in entries[kind]}

    words = reduce(Words.joined, (entries[kind][0] for kind in WORD_FILES))
    return Library(
        version=assembled.version,
        clinic=entries["clinic"][0],
        words=words,
        questions=by_id("question"),
        pages=tuple(entries["page"]),
        sets=tuple(entries["set"]),
        rules=by_id("rule"),
        unlocks=tuple(entries["unlock"]),
        contributors=tuple(entries["contributor"]),
        profiles=by_id("profile"),
        levels=by_id("level"),
        watch_lists=tuple(entries["watch"]),
        actions=by_id("action"),
        scopes=by_id("scope"),
        exercises=by_id("exercise"),
        poses=by_id("pose"),
        figures=by_id("figure"),
        planning=entries["planning"][0],
        programme=entries["programme"][0],
        returns=by_id("return"),
        press_times=entries["press-times"][0].press,
        topics=by_id("topic"),
        tips=tuple(entries["tip"]),
        stops=by_id("stop"),
        endings=tuple(entries["ending"]),
        scenes=tuple(entries["scene"]),
        bodies=tuple(entries["body"]),
        areas=tuple(entries["area"]),
        sources=by_id("source"),
        terminals=by_id("terminal"),
    )


def languages(place: ContentPlace) -> tuple[Language, ...]:
    """Return the content's own language, then each other one in which every word that a visitor reads is translated.

    The shipped content is whole in each of its languages, so their names alone are read. With a folder over it, the
    whole content is read once for each language.

    Raises:
        ContentError: The content is broken in its own language.
        MissingContentError: A folder or file that was named is not there.
    """
    own, *others = _shipped() if place.folder is None else (_own(place), *_translated(place))
    return (own, *(each for each in others if each.code != own.code))


def _shipped() -> Iterator[Language]:
    (folder,) = SHIPPED.folders()
    spoken = str(read_table(folder / "interface.toml")["cue"]["language"])
    for code, below in ((spoken, folder), *((each, folder / each) for each in SHIPPED.codes())):
        yield Language(code, str(read_table(below / "kiosk.toml")["kiosk"]["language"]))


def _own(place: ContentPlace) -> Language:
    words = load_library(replace(place, language=None)).words
    return Language(words("cue.language"), words("kiosk.language"))


def _translated(place: ContentPlace) -> Iterator[Language]:
    for code in place.codes():
        found = assemble(replace(place, language=code), skip=(CASES,))
        if not found.problems and not found.untranslated:
            yield Language(code, library_of(found).words("kiosk.language"))


def _language_error(place: ContentPlace, missing: int) -> LanguageError:
    """Return the error for a language that the content cannot be read in; it names those that it can be read in.

    Args:
        place: Where the content comes from, and the language that was asked for.
        missing: How many words are not translated; 0 where there is no such language at all.
    """
    codes = ", ".join(f"{each.code} ({each.name})" for each in languages(place))
    if missing:
        return LanguageError(sentence("language-lacking", code=place.language, count=missing, codes=codes))
    return LanguageError(sentence("no-language", code=place.language, codes=codes))
