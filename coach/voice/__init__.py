"""Spoken cues by another program, or the terminal's bell; the app never waits for either."""
