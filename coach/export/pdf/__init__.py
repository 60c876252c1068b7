"""The summary as a PDF."""
