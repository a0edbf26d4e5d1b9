"""The document viewer: an issue set in rows for a width, and the widget that shows them."""
