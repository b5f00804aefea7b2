"""`python3 -m auth`: the service as a process."""

import os
import sys

from service_kit import log, run_service

from .app import routes
from .key import read_key

sys.exit(run_service("auth", routes(read_key(os.environ, log))))
