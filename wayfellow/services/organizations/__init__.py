"""Organizations: what is said of them, their sites and teams, and whether they take part."""
