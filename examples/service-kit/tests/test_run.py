import pathlib
import signal
import socket
import threading
import time
import unittest

from service_kit_testing import ask, start

SERVICE = str(pathlib.Path(__file__).with_name("slow_service.py"))


class RunService(unittest.TestCase):
    def test_stops_on_either_signal_with_status_0(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number=number), start(SERVICE) as service:
                self.assertEqual(ask(service.port, "GET", "/health").status, 200)
                service.send(number)
                self.assertEqual(service.finish(), (0, ""))
                self.assertEqual(service.lines[-2:], [f"slow stopping: {number.name}", "slow stopped"])

    def test_finishes_a_request_in_flight_and_takes_no_new_one(self):
        with start(SERVICE) as service:
            port, answers = service.port, []
            client = threading.Thread(target=lambda: answers.append(ask(port, "GET", "/slow?seconds=1")))
            client.start()
            service.wait_for_line("slow has begun")
            service.send(signal.SIGTERM)
            service.wait_for_line("stopping")
            self.assertTrue(refuses_within(port, seconds=0.8), "it still takes connections")
            self.assertEqual(service.finish(), (0, ""))
            client.join()
        self.assertEqual([(answer.status, answer.body) for answer in answers], [(200, {"finished": True})])

    def test_a_silent_connection_does_not_hold_up_the_stop(self):
        with start(SERVICE) as service, socket.create_connection(("127.0.0.1", service.port)):
            ask(service.port, "GET", "/health")  # by now the silent one has been accepted
            began = time.monotonic()
            service.send(signal.SIGTERM)
            self.assertEqual(service.finish(), (0, ""))
            self.assertLess(time.monotonic() - began, 3)

    def test_an_invalid_port_is_one_line_and_status_2(self):
        with start(SERVICE, PORT="http") as service:
            self.assertEqual(service.finish(), (2, "slow: PORT must be a number from 0 to 65535, not 'http'\n"))

    def test_a_port_in_use_is_one_line_and_status_1(self):
        with socket.create_server(("0.0.0.0", 0)) as other:
            port = other.getsockname()[1]
            with start(SERVICE, PORT=str(port)) as service:
                status, line = service.finish()
        self.assertEqual(status, 1)
        # musl and glibc word the reason differently.
        self.assertRegex(line, rf"\Aslow: cannot listen on port {port}: Address (already )?in use\n\Z")


def refuses_within(port, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return True
        time.sleep(0.02)
    return False
