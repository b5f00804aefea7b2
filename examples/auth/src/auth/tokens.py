"""Tokens that say who somebody is and until when, signed with HMAC-SHA256."""

import base64
import hashlib
import hmac
import json

LIFETIME_SECONDS = 15 * 60


class InvalidToken(ValueError):
    """The token does not prove anything; the message says why in words that the client may read."""


def issue(key: bytes, subject: str, now: float) -> str:
    """A token for the subject: `<claims>.<signature>`, both in base64url."""
    claims = _encode(json.dumps({"subject": subject, "expires": int(now) + LIFETIME_SECONDS}).encode())
    return f"{claims}.{_signature(key, claims)}"


def verify(key: bytes, token: str, now: float) -> str:
    """The subject of a token that this key has signed and that has not expired; else `InvalidToken`."""
    claims, _, signature = token.partition(".")
    # As bytes, because compare_digest takes only ASCII as text, and a client may send anything.
    if not hmac.compare_digest(_bytes(_signature(key, claims)), _bytes(signature)):
        raise InvalidToken("the token is not signed by this service")
    content = json.loads(base64.urlsafe_b64decode(claims))
    if now >= content["expires"]:
        raise InvalidToken("the token has expired")
    return content["subject"]


def _signature(key: bytes, claims: str) -> str:
    return _encode(hmac.digest(key, _bytes(claims), hashlib.sha256))


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    # JSON can carry half of a surrogate pair, which plain UTF-8 refuses.
    return text.encode("utf-8", "surrogatepass")
