"""The pages of the checklist."""
