"""Rules on plans and fitted decks: what a careful reader would mark, found before anything is drawn."""
