"""The tour: shows by itself what the program does."""
