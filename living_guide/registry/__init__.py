"""What the guide says: its editions clause by clause, and what is assumed beyond them."""
