"""Typed models of the files in `content/`. They know nothing of a visit."""
