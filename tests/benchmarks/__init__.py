"""Measurements of the coach beside a bare Textual app: `python -m tests.benchmarks`, or `--quick` for a look."""
