"""Refusals: expected ends of a service, each with the sentence staff will read. They tell nothing about anybody."""

from __future__ import annotations


class Refusal(Exception):
    """Something that was asked for and is not done. Its docstring is what is said."""

    def __str__(self) -> str:
        return " ".join((type(self).__doc__ or "").split())


class NotFound(Refusal):
    """There is nothing here that you may see. Check the address, or ask whoever sent it to you."""


class RoleDoesNotAllow(Refusal):
    """Your role does not include this. Ask your supervisor if you need it for your work."""


class StepUpNeeded(Refusal):
    """Show again that it is you, with your second factor, and then do this once more."""


class ChangedMeanwhile(Refusal):
    """Somebody changed this while you were working on it. Yours is kept beside it; look at both."""
