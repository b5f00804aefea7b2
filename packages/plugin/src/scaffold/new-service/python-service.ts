import { posix } from 'node:path';
import type { PlannedFile } from '../planned-file';
import { moduleName } from './module-name';
import { projectJson } from './project-json';

/** A small HTTP service on Python's standard library, with tests that pass. */
export function pythonService(name: string, root: string): PlannedFile[] {
  const package_ = moduleName(name);
  const sources = posix.join(root, 'src', package_);
  const environment = { PYTHONPATH: 'src', PYTHONDONTWRITEBYTECODE: '1' };
  return [
    {
      path: posix.join(root, 'project.json'),
      content: projectJson(name, root, {
        test: { command: 'python3 -m unittest discover -s tests', environment },
        serve: { command: `python3 -m ${package_}`, environment },
        sources: '{projectRoot}/**/*.py',
      }),
    },
    { path: posix.join(sources, '__init__.py'), content: `"""The service ${name}."""\n` },
    { path: posix.join(sources, '__main__.py'), content: MAIN },
    { path: posix.join(sources, 'app.py'), content: APP },
    { path: posix.join(root, 'tests/test_app.py'), content: testOf(package_) },
  ];
}

const MAIN = `"""Serves on the port that PORT names, until it is told to stop."""

import os

from .app import create_server

create_server(int(os.environ.get("PORT", "8080"))).serve_forever()
`;

const APP = `"""What the service answers."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def answer(path: str) -> tuple[HTTPStatus, dict[str, str]]:
    """The status and the body for a path."""
    if path == "/health":
        return HTTPStatus.OK, {"status": "ok"}
    return HTTPStatus.NOT_FOUND, {"problem": "there is nothing here"}


def create_server(port: int) -> ThreadingHTTPServer:
    """A server on all addresses; port 0 is one that is free."""
    return ThreadingHTTPServer(("", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, body = answer(self.path)
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
`;

function testOf(package_: string): string {
  return `import json
import threading
import unittest
from urllib.error import HTTPError
from urllib.request import urlopen

from ${package_}.app import create_server


class Service(unittest.TestCase):
    def setUp(self) -> None:
        server = create_server(0)
        self.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)

    def test_is_healthy(self) -> None:
        with urlopen(f"{self.address}/health") as response:
            self.assertEqual(json.load(response), {"status": "ok"})

    def test_has_nothing_else(self) -> None:
        with self.assertRaises(HTTPError) as refused:
            urlopen(f"{self.address}/nothing")
        self.assertEqual(refused.exception.status, 404)
        refused.exception.close()
`;
}
