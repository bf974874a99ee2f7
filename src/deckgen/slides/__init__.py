"""One file per slide kind; the folder is the registry."""
