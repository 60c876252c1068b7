"""Screens on which a therapist builds a set of exercises for one person."""
