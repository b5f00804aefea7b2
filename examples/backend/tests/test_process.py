import signal
import unittest

from service_kit import Response
from service_kit_testing import ask, serving, start

BEARER = {"Authorization": "Bearer abc"}
NOBODY = "http://127.0.0.1:9"


class Process(unittest.TestCase):
    def test_asks_AUTH_URL_past_any_proxy_and_stops_when_told(self):
        with serving("auth", {("POST", "/verify"): lambda _: Response({"subject": "ada"})}) as (auth_port, _):
            with start("-m", "backend", AUTH_URL=f"http://127.0.0.1:{auth_port}", http_proxy=NOBODY) as backend:
                self.assertEqual(ask(backend.port, "GET", "/me", headers=BEARER).body["subject"], "ada")
                backend.send(signal.SIGTERM)
                self.assertEqual(backend.finish(), (0, ""))

    def test_greets_without_an_auth_service(self):
        with start("-m", "backend") as backend:
            self.assertEqual(ask(backend.port, "GET", "/greeting").body, {"greeting": "Hello, world!"})
            answer = ask(backend.port, "GET", "/me", headers=BEARER)
            self.assertEqual(answer.status, 503)
            self.assertIn("AUTH_URL is not set", answer.body["error"])
