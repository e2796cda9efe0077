"""When: the interval of days that a phrase means, seen from the day of the document."""
