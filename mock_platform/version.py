"""The version of this project; pyproject.toml has the same, and a test sees to it."""

__version__ = "0.1.0"
