"""The formulas that say how hard a text is to read, each for the language that it was made for.

- `flesch-kincaid` (English): 0.39 W/F + 11.8 S/W - 15.59 is the year of school after which most people can read the
  text. J. P. Kincaid and others: Derivation of New Readability Formulas for Navy Enlisted Personnel, Research Branch
  Report 8-75, 1975.
- `fernandez-huerta` (Spanish): 206.84 - 60 S/W - 1.02 W/F is 90 to 100 in the 4th year of school, 80 to 90 in the 5th,
  70 to 80 in the 6th and 60 to 70 in the 7th and 8th. J. Fernández Huerta: Medidas sencillas de lecturabilidad,
  Consigna 214, 1959, 29-32; with W/F as corrected by G. Law: Error in the Fernandez Huerta Readability Formula,
  LINGUIST List 22.2332, 2011.

W are the words, F the sentences, S the syllables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach.core.content.readability import MeasureName


@dataclass(frozen=True)
class Measure:
    """A formula: the sum of a constant and of what words a sentence and syllables a word add to it."""

    constant: float
    by_sentence: float
    by_word: float
    told: str
    """How a value reads: `value` is that of the text, `aim` the one to reach."""

    def of(self, words: int, sentences: int, syllables: int) -> float:
        """Return the value of a text, with one decimal."""
        return round(self.constant + self.by_sentence * words / sentences + self.by_word * syllables / words, 1)

    def harder(self, value: float, limit: float) -> bool:
        """Say whether a value means a harder text than the limit: where long words lower it, a lower one does."""
        return value < limit if self.by_word < 0 else value > limit


MEASURES: Mapping[MeasureName, Measure] = MappingProxyType(
    {
        "flesch-kincaid": Measure(-15.59, 0.39, 11.8, "reads at Flesch-Kincaid grade {value}, and {aim:g} is the aim"),
        "fernandez-huerta": Measure(
            206.84, -1.02, -60, "reads at {value} by Fernández Huerta, and {aim:g} or more is the aim"
        ),
    }
)
