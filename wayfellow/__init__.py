"""Wayfellow: care coordination for case management and Enhanced Care Management, on one shared record."""
