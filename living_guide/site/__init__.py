"""The site: the guide clause by clause, what was tried of it, what came of it, and what it looks like."""
