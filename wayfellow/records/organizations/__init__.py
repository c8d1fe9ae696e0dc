"""Who takes part: organizations, their sites and teams."""
