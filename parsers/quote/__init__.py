"""What leaves the reader: excerpts, citations, and the sections as JSON."""
