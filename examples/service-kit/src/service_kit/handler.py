"""From the bytes of a connection to a route and back."""

import json
import time
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl

from .body import read_body
from .log import log
from .messages import HttpError, Request, Response, refusal
from .routes import answer

SILENCE_SECONDS = 5


class Handler(BaseHTTPRequestHandler):
    """Serves one connection: HTTP/1.0 on purpose, one request each, so that nothing idle holds up a stop."""

    timeout = SILENCE_SECONDS
    server_version = "service-kit"
    sys_version = ""
    _started: float | None = None

    def serve(self) -> None:
        """Read the request, ask the routes, send the answer."""
        self._started = time.monotonic()
        self.server.connections.asked(self.connection)
        try:
            response = answer(self.server.routes, self._request())
        except HttpError as error:
            response = refusal(error)
        self._send(response)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = serve

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class refuses by itself (a malformed head, an unknown method), as JSON too."""
        self._send(refusal(HttpError(int(code), message or self.responses[code][0])))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """One line for each request; without the query, which may carry what no log should keep."""
        path = getattr(self, "path", "-").partition("?")[0].encode("unicode_escape").decode("ascii")
        took = f" {(time.monotonic() - self._started) * 1000:.1f}ms" if self._started else ""
        log(f"{self.server.service} {self.command or '-'} {path} {int(code)}{took}")

    def log_message(self, *_: object) -> None:
        """Keep quiet about connections on which nothing was asked."""

    def _request(self) -> Request:
        path, _, query = self.path.partition("?")
        body = read_body(self.headers, self.rfile)
        return Request(self.command, path, dict(parse_qsl(query)), self.headers, body)

    def _send(self, response: Response) -> None:
        payload = json.dumps(response.body).encode() + b"\n"
        self.send_response(response.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(payload)
