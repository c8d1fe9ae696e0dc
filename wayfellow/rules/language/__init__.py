"""The rule language: truth, facts, dated parameters, rules, and the plain engine that reads them for one person."""
