"""Rules on plans and fitted decks, one file each."""
