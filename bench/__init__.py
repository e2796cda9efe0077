"""Measures on real text; `make bench` runs them."""
