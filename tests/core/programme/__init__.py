"""Tests of the programme over weeks."""
