"""Screens: what a person sees and the keys they press; each posts messages, and the app answers."""
