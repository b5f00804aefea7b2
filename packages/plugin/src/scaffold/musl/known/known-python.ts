import { TAKE_DEBIAN, type KnownPackage } from './known-package';

/** Packages that have wheels for musl, and what it takes where none is for the wanted version. */
const built = (build: string, runtime = ''): KnownPython => ({
  ...compiled(build, runtime),
  hasWheels: true,
});

/** Packages that come as sources only, or with wheels for other systems. */
const compiled = (build: string, runtime = ''): KnownPython => ({
  kind: 'compiles',
  why: 'it has no wheel for musl',
  build: ['build-base', ...words(build)],
  runtime: words(runtime),
});

/** Packages in Python alone that look for a library or a program when they run. */
const needs = (runtime: string): KnownPython => ({
  kind: 'ready',
  why: `it looks for ${runtime} when it runs`,
  runtime: words(runtime),
});

/** Packages whose wheels are for glibc, and whose sources do not build on Alpine in practice. */
const glibcOnly = (why: string, instead?: string): KnownPython => ({
  kind: 'impossible',
  why,
  fix: instead === undefined ? TAKE_DEBIAN : `take ${instead}, or ${TAKE_DEBIAN}`,
});

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** What is known of a package of Python. */
export type KnownPython = KnownPackage & {
  /** Whether the newest version has wheels for musl, which counts where a list names no files. */
  readonly hasWheels?: boolean;
};

const IMAGES =
  'freetype-dev fribidi-dev harfbuzz-dev lcms2-dev libjpeg-turbo-dev libwebp-dev openjpeg-dev tiff-dev zlib-dev';
const IMAGES_RUNTIME =
  'freetype fribidi harfbuzz lcms2 libjpeg-turbo libwebp libwebpdemux libwebpmux openjpeg tiff';
const LINEAR_ALGEBRA = 'gfortran openblas-dev pkgconf';

/**
 * By the normal name. The index of PyPI was out of reach when this was written, so that no wheel in it was measured;
 * libpq and mariadb-connector-c were looked up in Alpine's build files, the other names are from its documentation.
 */
export const KNOWN_PYTHON: Readonly<Record<string, KnownPython>> = {
  // Databases and message brokers
  asyncpg: built(''),
  'confluent-kafka': compiled('librdkafka-dev', 'librdkafka'),
  'cx-oracle': glibcOnly('the client of Oracle is for glibc', 'oracledb in its thin mode'),
  duckdb: built('cmake', 'libstdc++'),
  'ibm-db': glibcOnly('the driver of Db2 is for glibc'),
  mariadb: compiled('mariadb-connector-c-dev', 'mariadb-connector-c'),
  mysqlclient: compiled('mariadb-connector-c-dev pkgconf', 'mariadb-connector-c'),
  oracledb: compiled(''),
  psycopg: needs('libpq'),
  'psycopg-binary': built('libpq-dev', 'libpq'),
  'psycopg-c': compiled('libpq-dev', 'libpq'),
  psycopg2: compiled('libpq-dev', 'libpq'),
  'psycopg2-binary': built('libpq-dev', 'libpq'),
  pylibmc: compiled('libmemcached-dev zlib-dev', 'libmemcached-libs'),
  pymssql: built('freetds-dev krb5-dev openssl-dev', 'freetds'),
  pyodbc: built('unixodbc-dev', 'unixodbc'),
  pyzmq: built('zeromq-dev cmake', 'zeromq libstdc++'),
  'snowflake-connector-python': compiled('', 'libstdc++'),

  // Cryptography and sign-in
  'argon2-cffi-bindings': built('libffi-dev', 'libffi'),
  bcrypt: built('cargo', 'libgcc'),
  cryptography: built('cargo libffi-dev openssl-dev pkgconf', 'libffi libgcc'),
  gssapi: compiled('krb5-dev', 'krb5-libs'),
  m2crypto: compiled('openssl-dev swig'),
  pynacl: built('libffi-dev', 'libffi'),
  'python-ldap': compiled('openldap-dev cyrus-sasl-dev', 'libldap libsasl'),
  xmlsec: built('libxml2-dev pkgconf xmlsec-dev', 'libxml2 xmlsec'),

  // Web servers and what they are fast with
  aiohttp: built(''),
  brotli: built('', 'libstdc++'),
  cffi: built('libffi-dev', 'libffi'),
  gevent: built('libffi-dev', 'libffi'),
  greenlet: built('', 'libstdc++'),
  grpcio: built('linux-headers', 'libstdc++'),
  'grpcio-tools': built('linux-headers', 'libstdc++'),
  httptools: compiled(''),
  lxml: built('libxml2-dev libxslt-dev', 'libxml2 libxslt'),
  markupsafe: built(''),
  msgpack: built(''),
  orjson: built('cargo', 'libgcc'),
  psutil: built('linux-headers'),
  pycurl: built('curl-dev openssl-dev', 'libcurl'),
  'pydantic-core': built('cargo', 'libgcc'),
  pyyaml: built('yaml-dev', 'yaml'),
  regex: built(''),
  'rpds-py': built('cargo', 'libgcc'),
  uvloop: built('autoconf automake libtool linux-headers'),
  uwsgi: compiled('linux-headers pcre2-dev', 'pcre2'),
  watchfiles: built('cargo', 'libgcc'),
  zstandard: built(''),

  // Numbers, tables and models
  h5py: compiled('hdf5-dev pkgconf', 'hdf5'),
  jaxlib: glibcOnly('its wheels are for glibc, and it is built with Bazel'),
  matplotlib: built('freetype-dev pkgconf', 'freetype libstdc++'),
  numpy: built(LINEAR_ALGEBRA, 'libstdc++ openblas'),
  onnxruntime: glibcOnly('it has wheels for glibc only, and no sources'),
  'opencv-python': glibcOnly('its wheels are for glibc, and its sources take an hour', "Alpine's py3-opencv"),
  'opencv-python-headless': glibcOnly(
    'its wheels are for glibc, and its sources take an hour',
    "Alpine's py3-opencv",
  ),
  pandas: built('', 'libstdc++'),
  polars: glibcOnly('its wheels are for glibc, and its sources need a nightly Rust', 'pandas or duckdb'),
  pyarrow: {
    ...glibcOnly(
      'its sources need the same version of Arrow in C++',
      'a newer version, which has wheels for musl',
    ),
    hasWheels: true,
  },
  'scikit-learn': built(LINEAR_ALGEBRA, 'libgomp libstdc++'),
  scipy: built(LINEAR_ALGEBRA, 'libgfortran libstdc++ openblas'),
  sentencepiece: compiled('cmake', 'libstdc++'),
  tensorflow: glibcOnly('it has wheels for glibc only, and no sources'),
  'tensorflow-cpu': glibcOnly('it has wheels for glibc only, and no sources'),
  tiktoken: built('cargo', 'libgcc'),
  tokenizers: built('cargo', 'libgcc libstdc++'),
  torch: glibcOnly('it has wheels for glibc only, and no sources'),
  torchvision: glibcOnly('it has wheels for glibc only, and no sources'),
  xgboost: glibcOnly('its wheels are for glibc', 'scikit-learn'),

  // Pictures, documents, maps
  cairocffi: needs('cairo'),
  fiona: compiled('gdal-dev', 'gdal'),
  gdal: compiled('gdal-dev', 'gdal'),
  pdf2image: needs('poppler-utils'),
  pillow: built(IMAGES, IMAGES_RUNTIME),
  pycairo: compiled('cairo-dev pkgconf', 'cairo'),
  pygobject: compiled('cairo-dev gobject-introspection-dev pkgconf', 'gobject-introspection'),
  pyproj: built('proj-dev proj-util', 'proj'),
  pyqt6: glibcOnly('its wheels are for glibc', "Alpine's py3-pyqt6"),
  pyside6: glibcOnly('its wheels are for glibc', "Alpine's py3-pyside6"),
  pytesseract: needs('tesseract-ocr'),
  'python-magic': needs('libmagic'),
  pyzbar: needs('zbar'),
  rasterio: compiled('gdal-dev', 'gdal'),
  shapely: built('geos-dev', 'geos'),
  weasyprint: needs('pango font-dejavu'),

  // Browsers and machines
  netifaces: compiled('linux-headers'),
  playwright: glibcOnly('its driver and its browsers are for glibc', "selenium with Alpine's chromium"),
};

/** What an extra brings in, for lists that name no more than that. */
export const KNOWN_EXTRAS: Readonly<Record<string, readonly string[]>> = {
  'psycopg[binary]': ['psycopg-binary'],
  'psycopg[c]': ['psycopg-c'],
  'uvicorn[standard]': ['httptools', 'pyyaml', 'uvloop', 'watchfiles'],
};

/** By package: the one that brings the library along that it would look for. */
export const BRINGS_LIBRARY: Readonly<Record<string, string>> = { psycopg: 'psycopg-binary' };
