"""Pictures taken in, checked and re-encoded."""
