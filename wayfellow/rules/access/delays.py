"""How long somebody waits after attempts that failed. Waiting doubles, and is never long enough to lock anybody out.

Source: security specification AU-02.
"""

from __future__ import annotations

from datetime import timedelta

FREE = 4
"""Failures of one account or device that cost nothing; from the next one they do."""
FREE_IN_A_NETWORK = 19
"""The same for everybody behind one address, as a clinic often is: wider, so that colleagues do not wait for one."""
LONGEST_SECONDS = 60
MOST = 100
"""Failures in a row of an account or device after which only recovery helps."""
FORGOTTEN_AFTER = timedelta(minutes=15)
"""How long after its last failure a network begins anew; an account and a device never do by themselves."""


def seconds_after(failures: int, *, free: int = FREE) -> int:
    """How long to wait after so many failures in a row, from the last of them: 1 s after the first that is not free."""
    return 0 if failures <= free else min(LONGEST_SECONDS, 1 << min(failures - free - 1, 6))
