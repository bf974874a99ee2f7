"""Many editions at once, and the record of what was built."""
