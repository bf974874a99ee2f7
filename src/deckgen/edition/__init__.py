"""One region, investor and language turned into a DeckPlan."""
