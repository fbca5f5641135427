"""What earlier runs found, kept by whoever wants to see a trend: one line of JSON for each run."""
