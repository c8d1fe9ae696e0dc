"""Who may see and do what with whose record: four gates, all of which must open. Pure; no storage, no clock.

Source: security specification § 1; access plan.
"""
