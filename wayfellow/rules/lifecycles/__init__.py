"""Which state may follow which."""
