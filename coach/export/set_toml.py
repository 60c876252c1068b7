"""A therapist's set as the TOML of its file, laid out the same way every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.routine.prescription import Prescribed, WrittenSet

if TYPE_CHECKING:
    from tomlkit.items import Table


def set_toml(written: WrittenSet) -> str:
    """Return the file of a set; only what differs from the usual is written."""
    # Only who makes a set needs it: it takes long to import.
    import tomlkit

    document = tomlkit.document()
    for key, value in written.head.model_dump(exclude_defaults=True).items():
        document.add(key, list(value) if isinstance(value, tuple) else value)
    exercises = tomlkit.aot()
    for each in written.exercises:
        exercises.append(_table(each))
    document.add("exercise", exercises)
    return tomlkit.dumps(document)


def _table(prescribed: Prescribed) -> Table:
    import tomlkit

    table = tomlkit.table()
    for key, value in prescribed.model_dump(exclude_defaults=True).items():
        if key == "dose":
            dose = tomlkit.inline_table()
            dose.update({name: list(part) if isinstance(part, tuple) else part for name, part in value.items()})
            table.add(key, dose)
        else:
            table.add(key, value)
    return table
