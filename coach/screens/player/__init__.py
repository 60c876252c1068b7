"""The player: leads through a routine."""
