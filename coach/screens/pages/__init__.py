"""The pages before, after and beside the checklist and the routine."""
