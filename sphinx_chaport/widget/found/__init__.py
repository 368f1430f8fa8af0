"""Installation codes that stand in other people's files: found, judged, and written as settings."""
