"""What people write, as models, and how it is loaded and cross-checked."""
