"""The app at home: it shows the screens of a visit, saves it, prints it, and decides which key presses count."""
