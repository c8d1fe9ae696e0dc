"""`check`: a table of people against a rule, on both engines."""

from __future__ import annotations

import pytest

from tests.spec.checking import Check, check_on_both_engines


@pytest.fixture
def check() -> Check:
    return check_on_both_engines
