"""Answers in, an assessment out: how soon to seek care, what one may do, and which rules said so."""
