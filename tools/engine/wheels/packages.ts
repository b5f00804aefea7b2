/** Python packages of the generators' templates, and what they need, as Debian names them without `python3-`. */
const names = [
  ...['flask', 'blinker', 'click', 'itsdangerous', 'jinja2', 'markupsafe', 'werkzeug'],
  ...['gunicorn', 'packaging'],
  ...['fastapi', 'starlette', 'anyio', 'idna', 'sniffio', 'typing-extensions'],
  ...['pydantic', 'pydantic-core', 'annotated-types'],
  ...['uvicorn', 'h11'],
  ...['django', 'asgiref', 'sqlparse'],
  ...['httpx', 'httpcore', 'certifi'],
  ...['poetry', 'poetry-core', 'build', 'pyproject-hooks', 'cachecontrol', 'msgpack', 'cleo', 'crashtest'],
  ...['rapidfuzz', 'dulwich', 'fastjsonschema', 'findpython', 'installer', 'pbs-installer', 'zstandard'],
  ...['pkginfo', 'platformdirs', 'requests', 'charset-normalizer', 'urllib3', 'requests-toolbelt'],
  ...['shellingham', 'tomlkit', 'trove-classifiers', 'virtualenv', 'distlib', 'filelock'],
  ...['keyring', 'jaraco.classes', 'jaraco.context', 'jaraco.functools', 'more-itertools', 'jeepney'],
  ...['secretstorage', 'cryptography', 'cffi', 'cffi-backend', 'pycparser'],
];

/** Debian's packages, each of which becomes a wheel. */
export const wheelPackages: readonly string[] = names.map((name) => `python3-${name}`);

/** Debian's packages that are part of the wheel of another. */
export const partOf: Readonly<Record<string, string>> = { 'python3-cffi-backend': 'python3-cffi' };

/** What a distribution needs although Debian's metadata does not say so, by Debian's package. */
export const alsoNeeded: Readonly<Record<string, readonly string[]>> = { 'python3-cleo': ['rapidfuzz'] };
