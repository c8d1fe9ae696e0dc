"""A passkey in software: what a browser and a phone do together, for tests that have neither."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

PRESENT_AND_VERIFIED, WITH_CREDENTIAL = 0x05, 0x40


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


class SoftPasskey:
    """One key pair for one site.  user: the handle it was made for."""

    def __init__(self, origin: str = "https://testserver", site: str = "testserver") -> None:
        self.origin, self.site, self.user = origin, site, ""
        self.key, self.id = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    def made_for(self, options: dict[str, Any]) -> str:
        """The answer to an invitation to make a passkey, as a form sends it."""
        asked = _plain(options)["publicKey"]
        self.user = asked["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        credential = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(PRESENT_AND_VERIFIED | WITH_CREDENTIAL) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer({"clientDataJSON": b64(client), "attestationObject": b64(attestation)})

    def shown_to(self, options: dict[str, Any]) -> str:
        """The answer to a question for this passkey, as a form sends it."""
        client, data = (
            self._client("webauthn.get", _plain(options)["publicKey"]["challenge"]),
            self._data(PRESENT_AND_VERIFIED),
        )
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        told = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._answer({**{name: b64(raw) for name, raw in told.items()}, "userHandle": self.user})

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + struct.pack(">I", 0)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, str]) -> str:
        about = {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "clientExtensionResults": {}}
        return json.dumps({**about, "response": response})


def _plain(options: dict[str, Any]) -> Any:
    """Options as a browser gets them, from what a view puts into its page."""
    from django.core.serializers.json import DjangoJSONEncoder

    class Encoder(DjangoJSONEncoder):
        def default(self, o: Any) -> Any:
            return b64(o) if isinstance(o, bytes) else super().default(o)

    return json.loads(json.dumps(options, cls=Encoder))
