"""What a step looks like while it is made: colours by least squares, and a small decoder that draws pictures."""
