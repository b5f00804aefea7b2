"""Real sockets and real processes for the tests of services; never part of an image that runs."""

from .ask import Answer, ask
from .process import ServiceProcess, start
from .serving import serving

__all__ = ["Answer", "ServiceProcess", "ask", "serving", "start"]
