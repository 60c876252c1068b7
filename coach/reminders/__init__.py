"""Reminders of what is due today: a timer of systemd for this user, and a notification; nothing leaves the computer."""
