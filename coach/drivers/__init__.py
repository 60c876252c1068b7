"""Textual drivers for terminals and browsers: they read keys safely, and restore the terminal at the end."""
