"""Terminals and browsers: their bytes in, Textual's events out, and the terminal given back whole at the end."""
