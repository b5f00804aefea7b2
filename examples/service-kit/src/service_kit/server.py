"""The listening socket of a service."""

import socketserver
import sys

from .connections import Connections
from .handler import Handler
from .routes import Routes, with_health


class ServiceServer(socketserver.ThreadingTCPServer):
    """A thread for each connection. Not `HTTPServer`, which asks DNS for its own name before it listens."""

    allow_reuse_address = True
    request_queue_size = 128
    # The connections are waited for in `finish`, which has a deadline; the threads have none.
    daemon_threads = True
    block_on_close = False

    def __init__(self, service: str, routes: Routes, address: tuple[str, int]) -> None:
        self.service = service
        self.routes = routes
        self.connections = Connections()
        super().__init__(address, Handler)

    @property
    def port(self) -> int:
        """The port that it really listens on, also when 0 was asked for."""
        return self.server_address[1]

    def process_request(self, request, client_address) -> None:
        self.connections.opened(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request) -> None:
        super().shutdown_request(request)
        self.connections.closed(request)

    def handle_error(self, request, client_address) -> None:
        """A client that went away is no defect; everything else keeps its stack."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def finish(self, seconds: float) -> int:
        """Take no more connections, answer what is in flight; the number of connections left after `seconds`."""
        self.shutdown()
        self.server_close()
        return self.connections.drain(seconds)


def listen(service: str, routes: Routes, port: int, host: str = "0.0.0.0") -> ServiceServer:
    """A server that holds its port, with `/health` added; it answers once `serve_forever` runs."""
    return ServiceServer(service, with_health(service, routes), (host, port))
