"""Ways to a platform that a Python program opens itself: in its own process, in a thread, in a process beside it."""
