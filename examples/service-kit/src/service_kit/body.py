"""Reading the body of a request without trusting what its head says."""

from collections.abc import Mapping
from typing import BinaryIO

from .messages import HttpError

MOST_BYTES = 64 * 1024


def read_body(headers: Mapping[str, str], stream: BinaryIO) -> bytes:
    """The whole body; a refusal where its length is unknown, wrong, or more than a service here needs."""
    length = _length(headers)
    try:
        body = stream.read(length)
    except TimeoutError:
        raise HttpError(408, "the body did not arrive in time") from None
    if len(body) < length:
        raise HttpError(400, "the body is shorter than its Content-Length")
    return body


def _length(headers: Mapping[str, str]) -> int:
    if "Transfer-Encoding" in headers:
        raise HttpError(411, "send a Content-Length, not a Transfer-Encoding")
    text = headers.get("Content-Length", "0")
    if not (text.isascii() and text.isdigit()):
        raise HttpError(400, "Content-Length must be a number")
    # By the number of digits first: int() itself refuses thousands of them.
    if len(text) > 9 or int(text) > MOST_BYTES:
        raise HttpError(413, f"the body must not be longer than {MOST_BYTES} bytes")
    return int(text)
