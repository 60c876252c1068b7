"""The kiosk: the coach unattended in a clinic's waiting room, and what staff set, count and ring there."""
