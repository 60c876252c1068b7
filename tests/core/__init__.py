"""Tests of what the coach knows and decides."""
