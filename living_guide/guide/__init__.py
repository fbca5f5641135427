"""The commands `yss guide …`: what the guide says, what was tried of it, and what came of it."""
