"""The moving body: bones, poses, and where each joint is at a moment of a movement."""
