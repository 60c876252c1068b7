"""Pictures for the terminal: Pillow images with as many dots to a cell as the rung has on which they are shown."""
