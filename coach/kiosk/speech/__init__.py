"""What a kiosk says aloud."""
