"""Chart parts by DrawingML: one file per family of charts, and what the families share."""
