"""Anonymous counts of how often a kiosk was used, by day."""
