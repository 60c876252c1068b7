"""The person's own files at home: visits and settings, written whole or not at all."""
