"""A visit: what a person said and did, which step comes next, and the one place that changes it."""
