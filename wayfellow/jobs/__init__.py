"""What follows from an event or from the clock: each job calls one service."""
