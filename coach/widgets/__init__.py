"""Parts of screens: they show what they are given, post messages, and load and save nothing."""
