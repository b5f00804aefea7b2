import unittest

from service_kit.port import InvalidPort, read_port


class ReadPort(unittest.TestCase):
    def test_takes_a_number(self):
        self.assertEqual([read_port({"PORT": text}) for text in ("0", "80", "65535")], [0, 80, 65535])

    def test_is_8080_where_nothing_is_said(self):
        self.assertEqual([read_port({}), read_port({"PORT": ""})], [8080, 8080])

    def test_refuses_all_else(self):
        for text in ("http", "-1", "65536", " 80", "8_0", "80\n", "٨٠", "9" * 5000):
            with self.subTest(text=text[:10]), self.assertRaises(InvalidPort) as caught:
                read_port({"PORT": text})
            self.assertIn("PORT must be a number from 0 to 65535", str(caught.exception))
            self.assertNotIn("\n", str(caught.exception))
