"""`check`: a table of families against the guide."""

from __future__ import annotations

import pytest

from tests.spec.guide.checking import Check, check_the_guide


@pytest.fixture
def check() -> Check:
    return check_the_guide
