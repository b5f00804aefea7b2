"""The routes of the service."""

import time
from collections.abc import Callable

from service_kit import HttpError, Request, Response, Routes

from . import tokens


def routes(key: bytes, clock: Callable[[], float] = time.time) -> Routes:
    """`POST /token` and `POST /verify`, with the key that signs and the clock that decides what has expired."""

    def issue(request: Request) -> Response:
        token = tokens.issue(key, request.text_field("subject"), clock())
        return Response({"token": token, "expires_in": tokens.LIFETIME_SECONDS})

    def verify(request: Request) -> Response:
        try:
            return Response({"subject": tokens.verify(key, request.text_field("token"), clock())})
        except tokens.InvalidToken as error:
            raise HttpError(401, str(error)) from None

    return {("POST", "/token"): issue, ("POST", "/verify"): verify}
