"""Synthetic pensioners as a file: the command `yss people`."""
