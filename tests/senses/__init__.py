"""What colour, sound and motion say is told without them, too."""
