"""The rules of the outline: named ways to a title, to the end of a document, to the beginning of its text."""
