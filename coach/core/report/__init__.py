"""What a person and a therapist read of a visit. The forms of it (text, PDF …) are in `coach/export`."""
