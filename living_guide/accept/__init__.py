"""The whole acceptance: scenarios spread over processes and machines, one verdict, one report."""
