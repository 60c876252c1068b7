"""The forms of the hand-off: one set of facts as plain text, as Markdown, or as a record for programs."""
