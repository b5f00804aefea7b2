import unittest

from auth.key import read_key


class ReadKey(unittest.TestCase):
    def setUp(self):
        self.lines = []

    def test_takes_the_key_that_is_set_and_says_nothing(self):
        self.assertEqual(read_key({"AUTH_KEY": "klíč"}, self.lines.append), "klíč".encode())
        self.assertEqual(self.lines, [])

    def test_makes_a_new_one_each_time_and_says_so(self):
        keys = {read_key(environ, self.lines.append) for environ in ({}, {}, {"AUTH_KEY": ""})}
        self.assertEqual([len(key) for key in keys], [32, 32, 32])
        self.assertEqual(["AUTH_KEY is not set" in line for line in self.lines], [True, True, True])
