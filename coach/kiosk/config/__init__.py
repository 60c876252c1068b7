"""The file that sets up a kiosk, and the PIN in it."""
