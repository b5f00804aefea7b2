"""Requests, responses and refusals as plain values; nothing here knows sockets."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


class HttpError(Exception):
    """A refusal that the client may read: raise it in a route, and it becomes a JSON answer."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None):
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})


@dataclass(frozen=True)
class Request:
    """One HTTP request, read whole."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def text_field(self, name: str) -> str:
        """The non-empty text under `name` in a JSON object body; anything else is a 400 that says what is wanted."""
        value = self._json_object().get(name)
        if not isinstance(value, str) or not value:
            raise HttpError(400, f'"{name}" must be a text that is not empty')
        return value

    def _json_object(self) -> dict:
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise HttpError(400, "the body must be a JSON object")
        return value


@dataclass(frozen=True)
class Response:
    """What a route answers; the body is sent as JSON."""

    body: Mapping[str, object]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(error: HttpError) -> Response:
    """The JSON answer for a refusal: every error of a service has this one shape."""
    return Response({"error": error.message}, error.status, error.headers)
