"""Anchors: the heads of all chains, signed, in files to be kept where whoever keeps the database cannot change them.

Each is a new file that only its owner may read; none is ever written over. The signature is an HMAC with a key the
database never sees. Source: security specification § 4.2.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from wayfellow.records.audit.models import Block
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.access import acting_as
from wayfellow.services.audit_chains import machine, organizations_with_a_chain

Heads = Mapping[int, Mapping[int, Collection[bytes]]]
"""By organization and number of the block: the hashes that anchors say it has."""


@dataclass(frozen=True)
class Anchors:
    """What a folder of anchors says. forged: files that are not signed by us, or cannot be read."""

    heads: Heads
    files: int = 0
    forged: tuple[str, ...] = ()


def anchor_heads(folder: Path, *, now: Callable[[], datetime]) -> Path:
    """Write the heads of all chains into a new file of this folder, and return the file. now: tells the time."""
    at = now()
    heads = [head for one in organizations_with_a_chain(at=at) for head in _head(one, now())]
    told = json.dumps({"at": at.isoformat(), "heads": heads}, sort_keys=True)
    text = json.dumps({"told": told, "signature": _signature(told)})
    name = f"heads-{at:%Y%m%dT%H%M%S%f}Z-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(folder / name, text)
    except OSError as reason:
        raise UnreadableInput(f"{folder}: no anchor can be written there ({reason.strerror}).") from None
    return folder / name


def read_anchors(folder: Path) -> Anchors:
    """Read all anchors of a folder. Raises UnreadableInput when there is none: then nothing could be compared."""
    files = sorted(folder.glob("heads-*.json"))
    if not files:
        raise UnreadableInput(f"{folder}: there are no anchors here. Expected files named heads-….json.")
    heads: dict[int, dict[int, set[bytes]]] = {}
    forged = []
    for file in files:
        try:
            for organization, number, value in _read(file):
                heads.setdefault(organization, {}).setdefault(number, set()).add(value)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            forged.append(file.name)
    return Anchors(heads, len(files), tuple(forged))


def _head(organization: int, at: datetime) -> list[dict[str, Any]]:
    with acting_as(machine(organization, at)):
        last = Block.objects.filter(organization_id=organization).order_by("-number").first()
    return [{"organization": organization, "block": last.number, "hash": bytes(last.hash).hex()}] if last else []


def _read(file: Path) -> Iterable[tuple[int, int, bytes]]:
    read = json.loads(file.read_text())
    told = str(read["told"])
    if not hmac.compare_digest(_signature(told).encode(), str(read["signature"]).encode()):
        raise ValueError("not signed by us")
    return [(int(h["organization"]), int(h["block"]), bytes.fromhex(h["hash"])) for h in json.loads(told)["heads"]]


def _signature(told: str) -> str:
    return hmac.new(settings.ANCHOR_KEY, told.encode(), hashlib.sha256).hexdigest()


def _write_new(path: Path, text: str) -> None:
    """Write a file whole or not at all; one of the same name says the same already."""
    draft = path.with_suffix(".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(path)
