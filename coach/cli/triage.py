"""`coach triage`: assesses a file of answers, or grades triage on a file of cases."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from coach.cli.options import Places, takes_places
from coach.cli.output import write_note, write_result
from coach.cli.spoken_commands import SpokenCommand, SpokenOption
from coach.cli.usage import WrongUsageError
from coach.local_time import local_time

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.triage.answers import Answers

Format = Literal["text", "json", "markdown", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)


@click.command(cls=SpokenCommand, help="triage")
@click.argument("source", metavar="[FILE|-]", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option("--format", "form", cls=SpokenOption, type=click.Choice(FORMATS), default="text", help="form")
@click.option("--assume-no", cls=SpokenOption, is_flag=True, help="assume-no")
@click.option("--cases", cls=SpokenOption, type=click.Path(path_type=Path), metavar="FILE", help="cases")
@takes_places("content", "clinic", "lang")
def triage(places: Places, source: Path | None, form: Format, assume_no: bool, cases: Path | None) -> None:
    """Assess a file of answers, or try a file of cases."""
    if cases is not None:
        if source is not None or assume_no or form in ("markdown", "html"):
            raise WrongUsageError("cases-alone")
        sys.exit(_try_cases(places, cases, form))
    sheet = _sheet(source)
    # Importing the models takes time, which a wrong file name should not cost.
    from coach.core.checklist.answer_sheet import lost, sheet_answers
    from coach.loading.assembly import load_library

    library = load_library(places.content_place)
    answers = sheet_answers(sheet, library, assume_no=assume_no)
    dropped = lost(sheet, answers)
    if dropped:
        write_note(library.words("cli.dropped", names=", ".join(dropped)))
    write_result(_told(answers, library, form), end="", form=form)


def _try_cases(places: Places, file: Path, form: Format) -> int:
    from coach.core.checklist.grading import grade
    from coach.export.grades import grade_record, grade_table
    from coach.export.json_record import as_json
    from coach.loading.assembly import load_library
    from coach.loading.case_files import read_cases

    library = load_library(places.content_place)
    result = grade(read_cases(file, library), library)
    result_told = as_json(grade_record(result)) if form == "json" else grade_table(result, library)
    write_result(result_told, end="", form=form)
    return 0 if result.flawless else 1


def _sheet(source: Path | None) -> Mapping[str, object]:
    from coach.loading.answer_files import read_answers, read_answers_file

    if source is not None and str(source) != "-":
        return read_answers_file(source)
    if source is None and sys.stdin.isatty():
        raise WrongUsageError("no-answers")
    return read_answers(sys.stdin.buffer, "the piped answers")


def _told(answers: Answers, library: Library, form: Format) -> str:
    from coach.core.blocks import Block
    from coach.core.report.advice import advise
    from coach.core.report.blocks import result_blocks, summary_head
    from coach.core.visit.state import Visit
    from coach.export.json_record import as_json, triage_record
    from coach.export.markdown import as_markdown
    from coach.export.text import as_text

    now = datetime.now(UTC)
    visit = Visit("", now, "home", library.version, answers=answers)
    advice = advise(library.triage.assess(answers), visit, library)
    if form == "json":
        return as_json(triage_record(advice, answers, library))
    title = Block("title", f"{advice.glyph} {advice.name.upper()}: {advice.action.home}")
    blocks = (title, Block("text", advice.action.detail), *result_blocks(advice, library))
    if form == "html":
        # It imports a Markdown parser, which the other forms do not need.
        from coach.export.html import as_html

        return as_html(blocks, summary_head(library, local_time(now)), advice.level)
    return as_markdown(blocks) if form == "markdown" else as_text(blocks)
