"""`python3 -m backend`: the service as a process."""

import os
import sys

from service_kit import run_service

from .app import routes
from .identity import asking

sys.exit(run_service("backend", routes(asking(os.environ.get("AUTH_URL")))))
