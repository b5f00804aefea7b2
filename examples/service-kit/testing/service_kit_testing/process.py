"""A service as a process of its own, started and stopped as an engine does it."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

DEADLINE_SECONDS = 20


@dataclass
class ServiceProcess:
    """A started process; `lines` is its stdout as far as it was read."""

    process: subprocess.Popen
    lines: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        """The port from the line that says where it listens; reads until that line comes."""
        line = self.wait_for_line(r"listening on 0\.0\.0\.0:\d+")
        return int(line.rpartition(":")[2])

    def wait_for_line(self, pattern: str) -> str:
        """The first line on stdout that the pattern is found in; an error with all output if none comes."""
        for line in self.lines:
            if re.search(pattern, line):
                return line
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if re.search(pattern, line):
                return self.lines[-1]
        raise AssertionError(f"no line matches {pattern!r}:\n" + "\n".join(self.lines) + self.process.stderr.read())

    def send(self, number: signal.Signals) -> None:
        """Send a signal and return at once."""
        self.process.send_signal(number)

    def finish(self) -> tuple[int, str]:
        """Wait for the end; the exit status and stderr."""
        # Not communicate(), which reads past what `wait_for_line` has buffered.
        self.lines += self.process.stdout.read().splitlines()
        errors = self.process.stderr.read()
        return self.process.wait(), errors


@contextlib.contextmanager
def start(*arguments: str, **environment: str) -> Iterator[ServiceProcess]:
    """Run this interpreter with the arguments for the length of a `with`; killed if it outlives the deadline.

    The environment is only what is given, with PORT 0 unless said otherwise: nothing of the machine leaks in.
    """
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env={"PORT": "0", "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    watchdog = threading.Timer(DEADLINE_SECONDS, process.kill)
    with process:
        watchdog.start()
        try:
            yield ServiceProcess(process)
        finally:
            process.kill()
            watchdog.cancel()
