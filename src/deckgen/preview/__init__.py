"""Decks as pictures: LibreOffice kept warm, a picture per slide, a contact sheet, and what to watch for."""
