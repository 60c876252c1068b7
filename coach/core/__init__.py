"""What the coach knows and decides: pure, with no terminal, no clock and no files."""
