"""The provider at which an organization's own people sign in, and what it may say of whom. Source: AU-08, § 3.1."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

PROVES_TWO_FACTORS = "mfa"
"""What `amr` says when there was more than one factor (RFC 8176)."""


@dataclass(frozen=True)
class Provider:
    """issuer: pinned. domains: of the addresses it may speak for. organization: the public id of the one it belongs to.

    strong: values of `acr` that prove two factors there, if `amr` does not say so.
    """

    issuer: str
    client: str
    secret: str
    domains: frozenset[str]
    organization: str
    strong: frozenset[str] = frozenset()

    def may_speak_for(self, email: str) -> bool:
        """Whether an address is of its domains, to the letter: a domain below is another one."""
        return email.count("@") == 1 and email.rpartition("@")[2].casefold() in self.domains

    def proved_two_factors(self, acr: str, amr: Collection[str]) -> bool:
        return PROVES_TWO_FACTORS in amr or (bool(acr) and acr in self.strong)


def words(text: str) -> frozenset[str]:
    """The parts of a list with commas, in lower letters."""
    return frozenset(_parts(text.casefold()))


def _parts(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, text.split(",")))
