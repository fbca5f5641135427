"""Guide and features held against each other: which clause is proven by what, and where each stands."""
