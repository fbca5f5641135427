"""The pages a person sees, in the order of the guide."""
