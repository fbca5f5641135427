"""A mock of the “粤省事” pension-certification service, as its official guide describes it. Unofficial."""

__version__ = "0.1.0"
