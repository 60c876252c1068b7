"""The questions as they are asked: wording, hints, what depends on what, how long they take, and cases to try."""
