"""Runs examples against the reference widget: collect -> run -> report."""
