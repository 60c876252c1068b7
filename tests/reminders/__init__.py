"""Tests of the reminders: the timer and the notification."""
