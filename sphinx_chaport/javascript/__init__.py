"""JavaScript from Python: values as literals, and an engine that runs it."""
