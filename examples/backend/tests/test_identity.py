import socket
import time
import unittest
from unittest import mock

from backend import identity
from service_kit import HttpError, Response
from service_kit_testing import serving


class Identity(unittest.TestCase):
    def test_gives_the_subject(self):
        self.assertEqual(self.ask_auth(lambda request: Response({"subject": request.text_field("token") + "!"})), "abc!")

    def test_a_refused_token_is_a_401(self):
        def refuse(_request):
            raise HttpError(401, "the token has expired")

        self.refused(401, "the token is not valid", lambda: self.ask_auth(refuse))

    def test_an_auth_service_in_trouble_is_a_503(self):
        self.refused(
            503,
            "the auth service answered with status 500",
            lambda: self.ask_auth(lambda _: Response({}, status=500)),
        )

    def test_another_service_at_the_address_is_a_503(self):
        message = "what answers at AUTH_URL does not speak like the auth service"
        self.refused(503, message, lambda: self.ask_auth(lambda _: Response({"hello": "world"})))

    def test_no_address_is_a_503(self):
        message = "AUTH_URL is not set, so nobody can be recognised: set it to the auth service"
        for unset in (None, ""):
            self.refused(503, message, lambda: identity.asking(unset)("abc"))

    def test_no_web_address_is_a_503(self):
        message = "AUTH_URL is not an address that begins with http:// or https://"
        for text in ("file:///etc/passwd", "auth:8080", "http://"):
            self.refused(503, message, lambda: identity.asking(text)("abc"))

    def test_nobody_at_the_address_is_a_503(self):
        message = "the auth service at AUTH_URL cannot be reached"
        for text in ("http://127.0.0.1:1", "http://127.0.0.1:port"):
            self.refused(503, message, lambda: identity.asking(text)("abc"))

    def test_one_who_never_answers_is_a_503(self):
        with socket.create_server(("127.0.0.1", 0)) as silent, mock.patch.object(identity, "TIMEOUT_SECONDS", 0.2):
            address = f"http://127.0.0.1:{silent.getsockname()[1]}"
            message, began = "the auth service at AUTH_URL cannot be reached", time.monotonic()
            self.refused(503, message, lambda: identity.asking(address)("abc"))
            self.assertLess(time.monotonic() - began, 3)

    def test_the_address_may_have_a_path_and_a_slash_at_its_end(self):
        with serving("auth", {("POST", "/auth/verify"): lambda _: Response({"subject": "ada"})}) as (port, _):
            self.assertEqual(identity.asking(f"http://127.0.0.1:{port}/auth/")("abc"), "ada")

    def ask_auth(self, verify):
        with serving("auth", {("POST", "/verify"): verify}) as (port, _):
            return identity.asking(f"http://127.0.0.1:{port}")("abc")

    def refused(self, status, message, call):
        with self.assertRaises(HttpError) as caught:
            call()
        self.assertEqual((caught.exception.status, caught.exception.message), (status, message))
