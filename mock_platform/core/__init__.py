"""What the guide itself decides: values, tables and rules. No I/O, no clock, no randomness."""
