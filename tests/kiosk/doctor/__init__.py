"""Tests of the kiosk's doctor."""
