"""Synthetic pensioners, made from a seed. Nobody real."""
