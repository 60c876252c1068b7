"""The models of what the files in `content/` hold. They know nothing of a visit."""
