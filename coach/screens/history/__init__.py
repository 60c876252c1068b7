"""The history: charts of earlier visits, and each visit to open."""
