"""Examples: what an author wrote, and the two forms that are derived from it."""
