"""The control plane for Python: the same calls to a platform in this process, in a thread, or elsewhere."""
