"""Everything the coach knows and decides, as pure functions and values: no terminal, no clock, no files."""
