"""What earlier visits show: facts of each, charts of them, what is due today, and the end of a routine."""
