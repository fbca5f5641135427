"""Names of the guide's editions that the code knows."""

OFFICIAL = "official"  # what a scenario or clause without an edition is of
