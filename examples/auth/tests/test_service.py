import signal
import unittest

from auth.app import routes
from auth.tokens import LIFETIME_SECONDS
from service_kit_testing import ask, serving, start


class Service(unittest.TestCase):
    def setUp(self):
        self.now = 1_000.0
        self.port, _ = self.enterContext(serving("auth", routes(b"a key for tests", lambda: self.now)))

    def test_verifies_what_it_issues(self):
        answer = self.verify(self.issue("ada"))
        self.assertEqual((answer.status, answer.body), (200, {"subject": "ada"}))

    def test_refuses_an_expired_token(self):
        token = self.issue("ada")
        self.now += LIFETIME_SECONDS
        answer = self.verify(token)
        self.assertEqual((answer.status, answer.body), (401, {"error": "the token has expired"}))

    def test_refuses_a_forged_token(self):
        answer = self.verify("forged.token")
        self.assertEqual((answer.status, answer.body), (401, {"error": "the token is not signed by this service"}))

    def test_says_what_is_missing(self):
        for path, field in (("/token", "subject"), ("/verify", "token")):
            answer = ask(self.port, "POST", path, {})
            self.assertEqual((answer.status, answer.body), (400, {"error": f'"{field}" must be a text that is not empty'}))

    def issue(self, subject):
        answer = ask(self.port, "POST", "/token", {"subject": subject})
        self.assertEqual((answer.status, answer.body["expires_in"]), (200, LIFETIME_SECONDS))
        return answer.body["token"]

    def verify(self, token):
        return ask(self.port, "POST", "/verify", {"token": token})


class Process(unittest.TestCase):
    def test_processes_with_one_key_trust_each_other_and_no_log_has_the_key(self):
        with start("-m", "auth", AUTH_KEY="shared") as one, start("-m", "auth", AUTH_KEY="shared") as other:
            token = ask(one.port, "POST", "/token", {"subject": "ada"}).body["token"]
            self.assertEqual(ask(other.port, "POST", "/verify", {"token": token}).body, {"subject": "ada"})
            one.send(signal.SIGTERM)
            self.assertEqual(one.finish(), (0, ""))
            self.assertNotIn("shared", "\n".join(one.lines))

    def test_without_a_key_it_makes_its_own_and_says_so(self):
        with start("-m", "auth") as one, start("-m", "auth", AUTH_KEY="") as other:
            self.assertRegex(one.wait_for_line("AUTH_KEY"), r"AUTH_KEY is not set: .* random key")
            token = ask(one.port, "POST", "/token", {"subject": "ada"}).body["token"]
            self.assertEqual(ask(one.port, "POST", "/verify", {"token": token}).status, 200)
            self.assertEqual(ask(other.port, "POST", "/verify", {"token": token}).status, 401)
