"""The pages of the people who work here, behind the staff's door."""
