"""Asking a service on the loopback interface."""

import http.client
import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What came back; `body` is the parsed JSON."""

    status: int
    headers: dict[str, str]
    body: object


def ask(port: int, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Answer:
    """Send one request and read the answer. `http.client`, because urllib would obey a proxy of the machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, _encoded(body), headers or {})
        response = connection.getresponse()
        text = response.read()
        return Answer(response.status, dict(response.getheaders()), json.loads(text) if text else None)
    finally:
        connection.close()


def _encoded(body: object) -> bytes | None:
    if body is None or isinstance(body, bytes):
        return body
    return json.dumps(body).encode()
