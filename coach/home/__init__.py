"""What the screens and line mode share at home: the first choices, the person's week, and saving a summary."""
