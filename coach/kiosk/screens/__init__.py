"""The screens that only a kiosk shows."""
