import type { KnownFailure } from '../known-failure';

/** What pip, uv, Poetry and Python print. */
export const PYTHON_FAILURES: readonly KnownFailure[] = [
  // Certificates and logins before the network: uv reports all three as a failed fetch.
  {
    id: 'python-certificate',
    class: 'infrastructure',
    sign: /CERTIFICATE_VERIFY_FAILED[^\n]*|invalid peer certificate[^\n]*/,
    what: 'Python does not trust the certificate of the package index',
    why: 'usually a proxy that opens connections',
    fix: 'COPY its certificate, run update-ca-certificates, and set PIP_CERT or SSL_CERT_FILE',
  },
  {
    id: 'python-index-login-needed',
    class: 'yours',
    sign: /status client error \((?:401|403)[^\n]*|ERROR: HTTP error (?:401|403)[^\n]*/,
    what: 'The Python package index wants a login',
    fix: 'pass the credentials as a secret (option `secrets`; RUN --mount=type=secret,id=netrc NETRC=/run/secrets/netrc pip install …)',
  },
  {
    // Only with the tool's closing words: pip tries again by itself, and says so before it succeeds.
    id: 'pip-network',
    class: 'transient',
    sign: /(?:NewConnectionError|ReadTimeoutError|ConnectTimeoutError|NameResolutionError)[^]*?^ERROR: (?:Could not (?:find a version|install packages)|No matching distribution)|^error: Failed to fetch: `|^ *Caused by: error sending request for url/m,
    what: 'The Python package index could not be reached',
    fix: "check the engine's network, and the index (PIP_INDEX_URL, UV_INDEX_URL) and proxy that the step sees",
  },
  {
    id: 'pip-hash-mismatch',
    class: 'yours',
    sign: /THESE PACKAGES DO NOT MATCH THE HASHES|Hash mismatch for `?([^`\n]+)`?/,
    what: 'A Python package is not the one that the lock file names',
    fix: 'lock again (pip-compile --generate-hashes, uv lock) with wheels for musllinux among the hashes',
  },
  {
    id: 'no-wheel-for-musl',
    class: 'yours',
    sign: /can't be installed because it doesn't have a source distribution or wheel for the current platform|has no wheels with a matching [^\n]*|doesn't have a (?:wheel|source distribution)[^\n]*/,
    what: 'A Python package has no wheel for Alpine (musllinux) and no source to build from',
    why: '$&',
    fix: 'take a version that has one, or build this service on Debian slim',
  },
  {
    id: 'pip-no-version',
    class: 'yours',
    sign: /(?:Could not find a version that satisfies the requirement|No matching distribution found for) ([^\s(;]+)/,
    what: 'pip found no version of $1 that fits',
    why: 'it has none for this Python, no wheel for Alpine (musllinux) and no source, or the index is not the one that has it',
    fix: 'compare its files on the index with the Python of the base image; what has no musllinux wheel needs build-base, or Debian slim',
  },
  {
    id: 'externally-managed',
    class: 'yours',
    sign: /externally-managed-environment/,
    what: "pip may not change the system's Python",
    fix: 'make a virtual environment: python3 -m venv /venv, and /venv/bin/pip install …',
  },
  {
    id: 'python-lock-outdated',
    class: 'yours',
    sign: /The lockfile at `uv\.lock` needs to be updated|poetry\.lock (?:is not up to date|was last generated)[^\n]*|pyproject\.toml changed significantly since poetry\.lock[^\n]*/,
    what: 'The lock file does not fit pyproject.toml',
    why: '$&',
    fix: 'lock again and commit it; in the image, both must be copied from the same state',
  },
  {
    id: 'python-version-unfit',
    class: 'yours',
    sign: /requires a different Python: [^\n]*|The currently activated Python version \S+ is not supported/i,
    what: 'A package wants another version of Python than the base image has',
    why: '$&',
    fix: 'change the base image, or the version of the package',
  },
];
