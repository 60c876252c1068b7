"""A set file as a therapist writes it, with something of each kind in it."""

from __future__ import annotations

WHOLE_SET = """by = "Anna Smith"
note = "Once a day."

[[exercise]]
id = "curl-up"
dose = { reps = [6, 4, 2], hold_s = 10 }
note = "Chin in."

[[exercise]]
id = "side-bridge-knees"
sides = "left"
size = "short"
"""
