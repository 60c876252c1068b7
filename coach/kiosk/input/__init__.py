"""Which keys of a visitor get through, from a terminal or a browser."""
