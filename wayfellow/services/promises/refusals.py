"""What is not done with a promise, in the sentence staff read."""

from __future__ import annotations

from wayfellow.rules.access.refusals import Refusal


class PromiseOfAnotherOrganization(Refusal):
    """Another organization made this promise, and only they can change it. Call them if something has to happen."""


class PromiseAlreadyClosed(Refusal):
    """This promise has already been kept or withdrawn."""


class PromiseAlreadyEscalated(Refusal):
    """This promise has already been escalated. Hand it over, or talk to whoever was asked to see to it."""


class ReasonMissing(Refusal):
    """Say why in a few words, so that whoever looks at this next understands it."""


class OwnerMissing(Refusal):
    """Choose the person or the team who will take care of this."""


class NotLater(Refusal):
    """Choose a moment that is still to come."""


class LaterThanTheLawAllows(Refusal):
    """The law wants this done earlier. If it has to be later all the same, say so, and say why."""
