"""The questions as they are asked: wording, hints, dependencies, how long they take, and cases to try triage with."""
