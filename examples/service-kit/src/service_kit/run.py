"""The life of a service process, from its environment to its exit status."""

import os
import signal
import sys
import threading
from collections.abc import Mapping

from .log import log
from .port import InvalidPort, read_port
from .routes import Routes
from .server import ServiceServer, listen

STOP_SIGNALS = {signal.SIGTERM, signal.SIGINT}
# Engines kill ten seconds after they asked; the last line of the log must come before.
GRACE_SECONDS = 8


def run_service(service: str, routes: Routes, environ: Mapping[str, str] = os.environ) -> int:
    """Serve on $PORT until SIGTERM or SIGINT, then finish what is in flight; returns the exit status.

    The signals are blocked and waited for, not handled: the kernel keeps a blocked signal even for PID 1, and no
    code runs at a point where it could deadlock with the server's own loop.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    try:
        server = listen(service, routes, read_port(environ))
    except InvalidPort as error:
        return _failed(service, str(error), 2)
    except OSError as error:
        return _failed(service, f"cannot listen on port {read_port(environ)}: {error.strerror}", 1)
    return _serve_until_stopped(server)


def _serve_until_stopped(server: ServiceServer) -> int:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    log(f"{server.service} listening on 0.0.0.0:{server.port}")
    received = signal.Signals(signal.sigwait(STOP_SIGNALS))
    log(f"{server.service} stopping: {received.name}")
    left = server.finish(GRACE_SECONDS)
    if left:
        return _failed(server.service, f"gave up on {left} connection(s) after {GRACE_SECONDS} seconds", 1)
    log(f"{server.service} stopped")
    return 0


def _failed(service: str, message: str, status: int) -> int:
    print(f"{service}: {message}", file=sys.stderr, flush=True)
    return status
