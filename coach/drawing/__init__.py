"""Pictures for the terminal: Pillow images with one pixel to a column and two to a row, so that pixels are square."""
