"""What people can do: one verb a function, with who acts and the time passed in."""
