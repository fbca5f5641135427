"""The lint of the features: two parsers that must agree, and rules over text, shape, steps and clauses."""
