"""The reference API, version 1: the whole flow without pages. A contract of our own, on the pages' use cases."""
