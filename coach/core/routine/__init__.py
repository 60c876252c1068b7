"""Planning a routine: which exercises, in which dose, within which limits, and what the person changes."""
