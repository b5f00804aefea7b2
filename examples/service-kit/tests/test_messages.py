import unittest

from service_kit import HttpError, Request


class TextField(unittest.TestCase):
    def test_gives_the_text(self):
        self.assertEqual(Request("POST", "/", body=b'{"name": "Ada"}').text_field("name"), "Ada")

    def test_refuses_what_is_no_text(self):
        for body in (b"{}", b'{"name": ""}', b'{"name": 1}', b'{"name": null}'):
            self.refused(body, '"name" must be a text that is not empty')

    def test_refuses_what_is_no_object(self):
        for body in (b"", b"[]", b"{", b"\xff", b"[" * 60_000):
            self.refused(body, "the body must be a JSON object")

    def refused(self, body, message):
        with self.subTest(body=body[:20]), self.assertRaises(HttpError) as caught:
            Request("POST", "/", body=body).text_field("name")
        self.assertEqual((caught.exception.status, caught.exception.message), (400, message))
