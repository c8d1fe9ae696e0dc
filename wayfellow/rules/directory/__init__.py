"""Whom to call: phone lines, counties, health plans and caregiver centers, dated and cited, read as of a day."""
