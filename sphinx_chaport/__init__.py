"""Executable documentation for the Chaport live-chat JavaScript API."""
