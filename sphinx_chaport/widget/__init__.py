"""The widget of a page: its configuration, checked, and the code that installs it."""
