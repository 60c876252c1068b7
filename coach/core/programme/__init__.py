"""The programme over weeks: which days have core work, walking and rest, and what is due today."""
