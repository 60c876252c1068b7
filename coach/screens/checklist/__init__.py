"""The screens that ask the questions of the check, and the one to review the answers."""
