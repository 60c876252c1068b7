"""The moving figure: bones, poses, and where each joint is at any moment of a movement."""
