"""What policy says: facts, rules and their numbers. No Django, no SQL, no Ibis, no clock."""
