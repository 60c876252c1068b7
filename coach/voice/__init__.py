"""Sound: a voice by a child process, or the terminal's bell; the program never waits for either."""
