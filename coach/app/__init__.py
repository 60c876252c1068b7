"""The app at home: which screen follows which, and what a visit needs from the computer."""
