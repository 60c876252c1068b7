"""Ordinary people with harmless back pain, and where the rules send them: `python -m tests.benchmarks.ordinary`."""
