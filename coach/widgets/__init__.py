"""Widgets: they show what they are given and post messages, but load and save nothing."""
