"""The kiosk's voice: what it says, and when."""
