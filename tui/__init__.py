"""The terminal reader: an `Issue` in, a screen, a clipboard and standard output out."""
