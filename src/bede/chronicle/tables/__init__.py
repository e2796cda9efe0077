"""The tables as data, one file per layer of the record: captures, claims, events, and the log of runs."""
