"""How often a kiosk was used, by day, and nothing about anybody."""
