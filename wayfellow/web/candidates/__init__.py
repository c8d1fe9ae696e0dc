"""The people near a population, by what to do next."""
