"""A service inside the process of the test."""

import contextlib
import io
import threading
from collections.abc import Iterator

from service_kit import Routes, listen


@contextlib.contextmanager
def serving(service: str, routes: Routes) -> Iterator[tuple[int, io.StringIO]]:
    """Serve on a free loopback port for the length of a `with`; gives the port and all that went to stdout."""
    with contextlib.redirect_stdout(io.StringIO()) as output:
        server = listen(service, routes, 0, host="127.0.0.1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.port, output
        finally:
            server.finish(seconds=5)
            thread.join()
