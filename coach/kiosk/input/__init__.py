"""What a visitor's keyboard may say."""
