"""Line mode: the whole of coach as lines of text, for screen readers and for terminals that show no screens."""
