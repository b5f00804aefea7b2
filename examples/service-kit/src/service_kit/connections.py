"""The open connections of a server, so that it can stop without cutting an answer."""

import socket
import threading


class Connections:
    """Knows which connections are open and which of them carry a request."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._idle: set[socket.socket] = set()
        self._busy: set[socket.socket] = set()

    def opened(self, connection: socket.socket) -> None:
        """A client has connected and has asked nothing yet."""
        with self._changed:
            self._idle.add(connection)

    def asked(self, connection: socket.socket) -> None:
        """The head of a request has arrived: from now on the connection is left to finish."""
        with self._changed:
            self._idle.discard(connection)
            self._busy.add(connection)

    def closed(self, connection: socket.socket) -> None:
        """The connection is done, answered or not."""
        with self._changed:
            self._idle.discard(connection)
            self._busy.discard(connection)
            self._changed.notify_all()

    def drain(self, seconds: float) -> int:
        """Wait until every request is answered, at most `seconds`; the number of connections that were left."""
        with self._changed:
            for connection in self._idle:
                _stop_listening_to(connection)
            self._changed.wait_for(lambda: not (self._idle or self._busy), timeout=seconds)
            return len(self._idle) + len(self._busy)


def _stop_listening_to(connection: socket.socket) -> None:
    # Wakes a thread that waits for a request which never comes (browsers connect ahead of need).
    # On Linux what has already arrived can still be read, so a request that crosses this is answered.
    try:
        connection.shutdown(socket.SHUT_RD)
    except OSError:
        pass  # the client has gone by itself
