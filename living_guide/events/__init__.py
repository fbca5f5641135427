"""What happened in a run, one line of JSON for each thing, masked when written."""
