"""A service that says when a request is in its hands and takes its time; run by test_run.py."""

import sys
import time

from service_kit import Response, log, run_service


def slow(request):
    log("slow has begun")
    time.sleep(float(request.query["seconds"]))
    return Response({"finished": True})


sys.exit(run_service("slow", {("GET", "/slow"): slow}))
