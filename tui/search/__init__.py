"""Rankers and finders over texts, names and figures: pure, no widget."""
