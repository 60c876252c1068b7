"""Tests of the person's own files."""
