"""Triage: from answers to an assessment, which says how soon to seek care, what the person may do, and why."""
