"""The routes of the service."""

from service_kit import HttpError, Request, Response, Routes

from .identity import Identify


def routes(identify: Identify) -> Routes:
    """`GET /greeting` for everybody, `GET /me` for those whom `identify` knows."""

    def me(request: Request) -> Response:
        subject = identify(_bearer_token(request))
        return Response({"subject": subject, "greeting": greet(subject)})

    return {("GET", "/greeting"): greeting, ("GET", "/me"): me}


def greeting(request: Request) -> Response:
    """Greets the `name` of the query, or the world."""
    return Response({"greeting": greet(request.query.get("name", "").strip() or "world")})


def greet(name: str) -> str:
    """The one sentence that this service is for."""
    return f"Hello, {name}!"


def _bearer_token(request: Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise HttpError(401, "send the header Authorization: Bearer <token>", {"WWW-Authenticate": "Bearer"})
    return token.strip()
