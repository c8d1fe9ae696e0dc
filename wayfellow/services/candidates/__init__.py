"""People near a population: taken up from what `screen` wrote, listed by what to do next, and handed out as a file.

Source: design § 2.2, § 3 (`services/candidates`), § 5 (`screen`).
"""
