"""A small shop whose visitors log in, and find their chat on every device."""
