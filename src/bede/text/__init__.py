"""Strings without domain: normalising, offsets, matching, the calendar."""
