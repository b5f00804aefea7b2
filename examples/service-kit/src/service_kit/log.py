"""Where a service writes what it does."""

import sys


def log(line: str) -> None:
    """Write one line to stdout at once; a single write, so that lines of several threads never mix."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
