"""What somebody is in the middle of: forms sent once, drafts, and their end."""
