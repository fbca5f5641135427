"""The platform's use cases: what every door calls, and the only place that joins the rules with the store."""
