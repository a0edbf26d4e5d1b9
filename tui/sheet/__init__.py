"""The rows of the notes panel: what the file is, what is to be known of how it was read, what is doubtful. Pure."""
