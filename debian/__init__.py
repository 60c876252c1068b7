"""The Debian package of the kiosk: `python -m debian --output DIR`."""
