"""What a person said and did in a visit, which step follows, and what changes it."""
