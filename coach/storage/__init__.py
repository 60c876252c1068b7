"""The person's own files at home: visits and settings, each written completely or not at all."""
