"""The port that a service listens on."""

import re
from collections.abc import Mapping

DEFAULT_PORT = 8080


class InvalidPort(ValueError):
    """PORT holds something that is no port; the message is one line for the person who set it."""


def read_port(environ: Mapping[str, str]) -> int:
    """The port in PORT, or 8080 where it is unset or empty; 0 takes any free port."""
    text = environ.get("PORT") or str(DEFAULT_PORT)
    # int() alone would take " 80", "8_0" and digits of other scripts.
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise InvalidPort(f"PORT must be a number from 0 to 65535, not {text!r}")
    return int(text)
