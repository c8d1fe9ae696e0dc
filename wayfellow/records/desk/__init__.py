"""What somebody is in the middle of: forms that were sent once, and writing that was not sent yet."""
