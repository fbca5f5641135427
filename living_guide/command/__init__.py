"""What all commands share: where the suite is, how they answer, how they refuse."""
