"""Seal a short secret so that whoever reads the database cannot use it. AES-256-GCM, a new nonce each time."""

from __future__ import annotations

import base64
import hashlib
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


def sealed(text: str, key: bytes) -> str:
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + _cipher(key).encrypt(nonce, text.encode(), None)).decode()


def opened(text: str, key: bytes) -> str:
    """The secret again. Raises InvalidTag if it was sealed with another key or changed."""
    raw = base64.b64decode(text)
    return _cipher(key).decrypt(raw[:NONCE], raw[NONCE:], None).decode()


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(hashlib.sha256(key).digest())
