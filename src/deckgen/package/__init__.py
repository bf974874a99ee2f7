"""Compiled slides and master parts joined into the bytes of a file, and checked."""
