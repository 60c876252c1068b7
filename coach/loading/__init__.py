"""Reading the content folder into a library, with every problem named by file, line and key."""
