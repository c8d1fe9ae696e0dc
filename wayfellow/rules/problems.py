"""What can go wrong with what a person gave us, said in one sentence they can act on.

Any layer may raise these; the command line prints the sentence on stderr and exits with `exit_code`
(0 done, 1 the work found problems, 2 wrong usage or unreadable input, 3 a dependency is missing or down).
"""

from __future__ import annotations


class Problem(Exception):
    """A failure with one clear sentence: what, where, what was expected, what to do. Never personal data."""

    exit_code = 1


class UnreadableInput(Problem):
    """The input cannot be read as what it should be."""

    exit_code = 2


class MissingDependency(Problem):
    """Something the work stands on is missing, full or down."""

    exit_code = 3
