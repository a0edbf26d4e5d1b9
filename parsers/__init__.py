"""Reading gazettes: text in, `Issue` out. Knows no terminal."""
