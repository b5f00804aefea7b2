import unittest

from auth.tokens import LIFETIME_SECONDS, InvalidToken, issue, verify

KEY = b"a key for tests"
NOW = 1_700_000_000.5


class Tokens(unittest.TestCase):
    def test_gives_the_subject_back(self):
        for subject in ("ada", "Ada Lovelace <ada@example.com>", "žlutý kůň", "\ud800"):
            with self.subTest(subject=subject):
                self.assertEqual(verify(KEY, issue(KEY, subject, NOW), NOW), subject)

    def test_ends_on_the_second(self):
        token, end = issue(KEY, "ada", NOW), int(NOW) + LIFETIME_SECONDS
        self.assertEqual(verify(KEY, token, end - 0.1), "ada")
        self.refused(token, "the token has expired", now=end)

    def test_needs_the_same_key(self):
        self.refused(issue(b"another key", "ada", NOW), "the token is not signed by this service")

    def test_no_character_can_be_changed(self):
        token = issue(KEY, "ada", NOW)
        for place in range(len(token)):
            other = "A" if token[place] != "A" else "B"
            self.refused(token[:place] + other + token[place + 1 :], "the token is not signed by this service")

    def test_takes_anything_for_a_token_without_falling_over(self):
        for text in (".", "x", "a.b.c", "é.é", "\ud800.\ud800", issue(KEY, "ada", NOW) + "="):
            self.refused(text, "the token is not signed by this service")

    def refused(self, token, message, now=NOW):
        with self.subTest(token=token), self.assertRaises(InvalidToken) as caught:
            verify(KEY, token, now)
        self.assertEqual(str(caught.exception), message)
