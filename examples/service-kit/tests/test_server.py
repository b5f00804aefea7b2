import contextlib
import io
import socket
import unittest

from service_kit import HttpError, Response
from service_kit_testing import ask, serving


def broken(_request):
    raise KeyError("a secret detail")


def refuses(_request):
    raise HttpError(418, "I am a teapot", {"X-Pot": "tea"})


def echo(request):
    return Response({"query": dict(request.query), "body": request.body.decode()})


ROUTES = {
    ("GET", "/echo"): echo,
    ("POST", "/echo"): echo,
    ("GET", "/broken"): broken,
    ("GET", "/refuses"): refuses,
}


class Server(unittest.TestCase):
    def setUp(self):
        self.port, self.output = self.enterContext(serving("demo", ROUTES))
        self.errors = self.enterContext(contextlib.redirect_stderr(io.StringIO()))

    def test_health(self):
        answer = ask(self.port, "GET", "/health")
        self.assertEqual((answer.status, answer.body), (200, {"status": "ok", "service": "demo"}))
        self.assertEqual(answer.headers["Content-Type"], "application/json")

    def test_gives_the_route_its_query_and_body(self):
        answer = ask(self.port, "POST", "/echo?a=1&b=x%20y", {"c": 2})
        self.assertEqual(answer.body, {"query": {"a": "1", "b": "x y"}, "body": '{"c": 2}'})

    def test_nothing_there(self):
        answer = ask(self.port, "GET", "/nowhere?x=1")
        self.assertEqual((answer.status, answer.body), (404, {"error": "there is nothing at /nowhere"}))

    def test_another_method_is_wanted(self):
        answer = ask(self.port, "DELETE", "/echo")
        self.assertEqual((answer.status, answer.body), (405, {"error": "/echo takes GET, POST"}))
        self.assertEqual(answer.headers["Allow"], "GET, POST")

    def test_an_unknown_method_is_refused_as_json(self):
        answer = ask(self.port, "BREW", "/echo")
        self.assertEqual((answer.status, answer.body), (501, {"error": "Unsupported method ('BREW')"}))

    def test_a_defect_is_told_to_the_log_only(self):
        answer = ask(self.port, "GET", "/broken")
        self.assertEqual((answer.status, answer.body), (500, {"error": "internal error"}))
        self.assertIn("KeyError: 'a secret detail'", self.errors.getvalue())

    def test_a_refusal_of_a_route(self):
        answer = ask(self.port, "GET", "/refuses")
        self.assertEqual((answer.status, answer.body), (418, {"error": "I am a teapot"}))
        self.assertEqual(answer.headers["X-Pot"], "tea")

    def test_head_is_get_without_the_body(self):
        answer = ask(self.port, "HEAD", "/health")
        self.assertEqual((answer.status, answer.body), (200, None))
        self.assertEqual(answer.headers["Content-Length"], "36")

    def test_logs_one_line_a_request_without_the_query(self):
        ask(self.port, "GET", "/echo?token=secret")
        ask(self.port, "GET", "/nowhere")
        first, second = self.output.getvalue().splitlines()
        self.assertRegex(first, r"^demo GET /echo 200 \d+\.\dms$")
        self.assertRegex(second, r"^demo GET /nowhere 404 \d+\.\dms$")

    def test_no_client_writes_control_characters_into_the_log(self):
        self.send(b"GET /\x1b[31mred\r\n\r\n")
        self.assertNotIn("\x1b", self.output.getvalue())

    def test_a_malformed_head_is_refused_as_json(self):
        self.assertIn(b'{"error": "Bad request version', self.send(b"no such thing at all\r\n\r\n"))
        self.assertEqual(self.output.getvalue(), "demo - - 400\n")

    def send(self, head):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as client:
            client.sendall(head)
            client.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: client.recv(4096), b""))


class Body(unittest.TestCase):
    def setUp(self):
        self.port, _ = self.enterContext(serving("demo", ROUTES))

    def test_refuses_a_length_that_it_cannot_trust(self):
        for name, value, status in (
            ("Content-Length", "many", 400),
            ("Content-Length", "-1", 400),
            ("Content-Length", "65537", 413),
            ("Content-Length", "9" * 5000, 413),
            ("Transfer-Encoding", "chunked", 411),
        ):
            with self.subTest(name=name, value=value[:10]):
                self.assertEqual(ask(self.port, "POST", "/echo", b"", {name: value}).status, status)

    def test_refuses_a_body_that_ends_early(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as client:
            client.sendall(b"POST /echo HTTP/1.0\r\nContent-Length: 9\r\n\r\nshort")
            client.shutdown(socket.SHUT_WR)
            self.assertIn(b" 400 ", client.recv(4096))
