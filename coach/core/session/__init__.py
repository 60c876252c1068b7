"""A running routine: its state, the commands that change it, and its cues for eye and ear."""
