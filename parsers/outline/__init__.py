"""The outline of an issue: its documents, their headings, who delivered them and when."""
