"""A provider of sign-in on this machine: it describes itself, signs real tokens, and takes each code once."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

SECRET = "a secret for two"


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class FakeProvider:
    """claims: laid over what it says of somebody. header: over the head of its tokens. calls_itself: its issuer."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(65537, 2048)
        self.other_key = rsa.generate_private_key(65537, 2048)
        self.signs_with = self.key
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {}
        self.unsigned = False
        self.calls_itself = self.issuer = ""
        self.codes: dict[str, dict[str, str]] = {}

    def authorize(self, address: str) -> tuple[str, str]:
        """What a person does there: sign in, and come back with a code and the state."""
        asked = {name: one[0] for name, one in parse_qs(urlsplit(address).query).items()}
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return code, asked["state"]

    def described(self) -> dict[str, Any]:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": self.calls_itself, **{name: f"{self.issuer}/{end}" for name, end in ends.items()}}

    def keys(self) -> dict[str, Any]:
        numbers = self.key.public_key().public_numbers()
        n, e = (b64(one.to_bytes((one.bit_length() + 7) // 8, "big")) for one in (numbers.n, numbers.e))
        return {"keys": [{"kty": "RSA", "kid": "one", "use": "sig", "n": n, "e": e}]}

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Nothing for a code that was used, another client, or a browser that did not begin this."""
        asked = self.codes.pop(form["code"], None)
        challenge = b64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if asked is None or form["client_secret"] != SECRET or asked["code_challenge"] != challenge:
            return None
        if asked["redirect_uri"] != form["redirect_uri"]:
            return None
        now = int(time.time())
        said = {"iss": self.issuer, "aud": asked["client_id"], "sub": "u-1", "nonce": asked["nonce"], "iat": now,
                "exp": now + 300, "email": "lead@north.example", "email_verified": True, "name": "Luz"}  # fmt: skip
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.signed({**said, **self.claims})}

    def signed(self, said: dict[str, Any]) -> str:
        head = {"alg": "none" if self.unsigned else "RS256", "kid": "one", **self.header}
        body = ".".join(b64(json.dumps(part).encode()) for part in (head, said))
        if self.unsigned:
            return f"{body}."
        return f"{body}.{b64(self.signs_with.sign(body.encode(), padding.PKCS1v15(), SHA256()))}"


@contextmanager
def running() -> Iterator[FakeProvider]:
    provider = FakeProvider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(provider.keys() if self.path == "/keys" else provider.described())

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.answer(provider.token({name: one[0] for name, one in form.items()}))

        def answer(self, said: Any) -> None:
            body = json.dumps(said or {"error": "invalid_grant"}).encode()
            self.send_response(200 if said else 400)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_about: Any) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        provider.issuer = provider.calls_itself = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
