"""Which function answers which request."""

import sys
import traceback
from collections.abc import Callable, Mapping

from .messages import HttpError, Request, Response, refusal

Routes = Mapping[tuple[str, str], Callable[[Request], Response]]
"""The table of a service: (method, path) to the function that answers."""


def with_health(name: str, routes: Routes) -> Routes:
    """The same table with `GET /health`, which says that the process answers and nothing about its neighbours."""
    return {**routes, ("GET", "/health"): lambda _: Response({"status": "ok", "service": name})}


def answer(routes: Routes, request: Request) -> Response:
    """The response to a request, whatever happens: a defect in a route is a 500, with its stack on stderr only."""
    try:
        return _find(routes, request)(request)
    except HttpError as error:
        return refusal(error)
    except Exception:
        traceback.print_exc(file=sys.stderr)
        return refusal(HttpError(500, "internal error"))


def _find(routes: Routes, request: Request) -> Callable[[Request], Response]:
    # HEAD is GET without the body, which the handler leaves out.
    method = "GET" if request.method == "HEAD" else request.method
    if (method, request.path) in routes:
        return routes[method, request.path]
    allowed = sorted(known for known, path in routes if path == request.path)
    if not allowed:
        raise HttpError(404, f"there is nothing at {request.path}")
    raise HttpError(405, f"{request.path} takes {', '.join(allowed)}", {"Allow": ", ".join(allowed)})
