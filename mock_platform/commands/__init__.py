"""Commands that arrange a platform which is already served, over its control plane."""
