"""Lines are joined to paragraphs, headings, lists, rosters and tables."""
