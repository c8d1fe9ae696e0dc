"""The home page of the staff: what there is to do today, and what can be done about each."""
