"""A terminal wellness coach for people whose lower back hurts after a workout."""

__version__ = "0.1.0"
