"""The platform over HTTP: pages, control and the explorer. Each parses, calls and renders."""
