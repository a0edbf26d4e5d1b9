"""What stands before the text: masthead and printed contents, and what in the text they name."""
