"""Named platforms that each break the guide in one way. Nothing imports this package: a normal run never has it."""
