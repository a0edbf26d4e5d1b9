"""Measurements to be run by hand; they inform and assert nothing."""
