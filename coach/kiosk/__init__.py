"""The kiosk: unattended in a waiting room, private, and closed to all but its own keys."""
