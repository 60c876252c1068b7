"""Pictures for the terminal: Pillow images at two pixels a cell, each as wide as the cell and half as high."""
