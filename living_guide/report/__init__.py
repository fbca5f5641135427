"""What a run leaves behind: a summary on the screen, and a page with every scenario and its pictures."""
