"""What several rooms must agree on, each once: characters, numerals, markers, dates, posts, bodies, places, names."""
