"""Translations: what a language's folder must say, what it says, and what is missing, older or no longer there."""
