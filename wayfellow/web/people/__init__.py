"""The pages about people: finding, adding, the person's page, and every detail of it."""
