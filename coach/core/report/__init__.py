"""What a person and a therapist read about a visit. Its formats (text, PDF …) are in `coach/export`."""
