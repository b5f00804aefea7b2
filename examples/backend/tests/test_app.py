import unittest
from urllib.parse import quote

from backend.app import routes
from service_kit_testing import ask, serving


class App(unittest.TestCase):
    def setUp(self):
        self.tokens = []
        self.port, _ = self.enterContext(serving("backend", routes(self.identify)))

    def identify(self, token):
        self.tokens.append(token)
        return "ada"

    def test_greets_the_name(self):
        for query, greeting in (
            ("", "Hello, world!"),
            ("?name=", "Hello, world!"),
            ("?name=Ada", "Hello, Ada!"),
            ("?name=" + quote("Žofie & <b>"), "Hello, Žofie & <b>!"),
        ):
            with self.subTest(query=query):
                answer = ask(self.port, "GET", "/greeting" + query)
                self.assertEqual((answer.status, answer.body), (200, {"greeting": greeting}))

    def test_greets_the_one_who_is_recognised(self):
        answer = ask(self.port, "GET", "/me", headers={"Authorization": "Bearer the.token"})
        self.assertEqual((answer.status, answer.body), (200, {"subject": "ada", "greeting": "Hello, ada!"}))
        self.assertEqual(self.tokens, ["the.token"])

    def test_wants_a_token_before_it_asks_anybody(self):
        for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Basic YTpi"}):
            answer = ask(self.port, "GET", "/me", headers=headers)
            self.assertEqual((answer.status, answer.headers["WWW-Authenticate"]), (401, "Bearer"))
        self.assertEqual(self.tokens, [])
