"""A small HTTP service from a table of routes, on the standard library alone (Python 3.11 or newer)."""

from .log import log
from .messages import HttpError, Request, Response
from .routes import Routes
from .run import run_service
from .server import listen

__all__ = ["HttpError", "Request", "Response", "Routes", "listen", "log", "run_service"]
