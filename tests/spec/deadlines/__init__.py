"""Spec tables of deadlines: letters on one side, days on the other, reckoned by hand from the law."""
