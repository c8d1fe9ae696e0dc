"""The family decision guide: questions, the decision table, what follows; codes, never words."""
