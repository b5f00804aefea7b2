"""Asking the auth service who sent a token."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

from service_kit import HttpError

TIMEOUT_SECONDS = 2
MOST_BYTES = 64 * 1024

Identify = Callable[[str], str]
"""From a token to its subject; raises `HttpError` 401 for a bad token and 503 where nobody can tell."""

# Services call each other directly: a proxy of the machine (http_proxy) must not carry tokens away.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def asking(auth_url: str | None) -> Identify:
    """An `Identify` that asks `/verify` below the address in AUTH_URL."""

    def identify(token: str) -> str:
        return _subject(_verify(_address(auth_url), token))

    return identify


def _address(auth_url: str | None) -> str:
    if not auth_url:
        raise HttpError(503, "AUTH_URL is not set, so nobody can be recognised: set it to the auth service")
    # urllib would open file: too.
    if not auth_url.startswith(("http://", "https://")) or not urlsplit(auth_url).hostname:
        raise HttpError(503, "AUTH_URL is not an address that begins with http:// or https://")
    return auth_url.rstrip("/") + "/verify"


def _verify(address: str, token: str) -> bytes:
    body = json.dumps({"token": token}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    try:
        with _direct.open(request, timeout=TIMEOUT_SECONDS) as response:
            return response.read(MOST_BYTES)
    except urllib.error.HTTPError as error:
        raise _refused(error) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise HttpError(503, "the auth service at AUTH_URL cannot be reached") from None


def _refused(error: urllib.error.HTTPError) -> HttpError:
    error.close()
    if error.code == 401:
        return HttpError(401, "the token is not valid", {"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return HttpError(503, f"the auth service answered with status {error.code}")


def _subject(content: bytes) -> str:
    try:
        return json.loads(content)["subject"]
    except (ValueError, KeyError, TypeError):
        raise HttpError(503, "what answers at AUTH_URL does not speak like the auth service") from None
