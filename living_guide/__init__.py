"""The suite as a reader meets it: clauses, browser, report and the command `yss`."""
