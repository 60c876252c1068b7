"""The summary on paper, by CUPS."""
