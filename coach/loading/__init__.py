"""Reads the content folder into a library; every problem is named with its file, line and key."""
