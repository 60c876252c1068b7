"""The kiosk as a process: closed to its visitors, started anew, wiped."""
