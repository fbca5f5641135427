"""A guide's text as it was published, held against the registry; and two editions held against each other."""
