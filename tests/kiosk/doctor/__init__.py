"""Tests of `coach kiosk doctor`."""
