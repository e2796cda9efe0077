"""What each corpus teaches, as examples. Texts that measure are left out by each reader."""
