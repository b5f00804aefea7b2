"""The key that signs the tokens."""

import secrets
from collections.abc import Callable, Mapping


def read_key(environ: Mapping[str, str], log: Callable[[str], None]) -> bytes:
    """The key in AUTH_KEY; where it is unset or empty, a random one for the life of the process, and the log says so."""
    text = environ.get("AUTH_KEY")
    if text:
        return text.encode("utf-8", "surrogateescape")
    log("auth: AUTH_KEY is not set: signing with a random key, so every token ends with this process")
    return secrets.token_bytes(32)
