"""The version of the package, in one place for packaging, exports and pages."""

__version__ = "0.1.0"
