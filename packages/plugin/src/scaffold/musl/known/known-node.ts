import { TAKE_DEBIAN, type KnownPackage } from './known-package';

/** Packages with machine code for musl inside, or with machine code that needs no C library. */
const ready = (why: string, runtime = ''): KnownPackage => ({ kind: 'ready', why, runtime: words(runtime) });

/** Packages that are compiled at their installation, with node-gyp, which is in Python. */
const compiled = (why: string, build = '', runtime = 'libstdc++'): KnownPackage => ({
  kind: 'compiles',
  why,
  build: ['build-base', 'python3', ...words(build)],
  runtime: words(runtime),
});

const glibcOnly = (why: string, instead?: string): KnownPackage => ({
  kind: 'impossible',
  why,
  fix: instead === undefined ? TAKE_DEBIAN : `take ${instead}, or ${TAKE_DEBIAN}`,
});

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** What is known of some versions of a package, all of them where no range is said. */
export interface KnownVersions {
  readonly range?: string;
  readonly known: KnownPackage;
}

const INSIDE = 'it has builds for musl inside';
const LOADED = 'it loads a build for musl where its project has one, and compiles where not';
const NO_BUILD = 'it comes without a build for musl';
const OPTIONAL = 'it comes without a build for musl; ws works without it too';

/** Its generator looks for the version of OpenSSL. */
const PRISMA = ready(
  'its engine for musl is taken with binaryTargets = ["native", "linux-musl-openssl-3.0.x", "linux-musl-arm64-openssl-3.0.x"]',
  'openssl',
);

/** The first entry whose range has the version counts. Measured: the archive of the newest version in npm's registry. */
export const KNOWN_NODE: Readonly<Record<string, readonly KnownVersions[]>> = {
  // Measured
  '@confluentinc/kafka-javascript': [
    { known: compiled(LOADED, 'bash librdkafka-dev', 'librdkafka libstdc++') },
  ],
  '@datadog/native-metrics': [{ known: ready(INSIDE, 'libstdc++') }],
  '@datadog/pprof': [{ known: ready(INSIDE, 'libstdc++') }],
  '@serialport/bindings-cpp': [{ known: ready(INSIDE, 'libstdc++') }],
  argon2: [{ range: '>=0.41', known: ready(INSIDE) }, { known: compiled(NO_BUILD) }],
  bcrypt: [{ range: '>=6', known: ready(INSIDE) }, { known: compiled(LOADED) }],
  bufferutil: [{ known: compiled(OPTIONAL, '', '') }],
  'classic-level': [{ known: compiled('it has a build for musl on amd64 only') }],
  'cpu-features': [{ known: compiled(NO_BUILD, 'cmake') }],
  'isolated-vm': [{ known: compiled(LOADED) }],
  microtime: [{ known: compiled(NO_BUILD) }],
  'node-pty': [{ known: compiled(NO_BUILD) }],
  'onnxruntime-node': [{ known: glibcOnly('its library is for glibc', 'onnxruntime-web') }],
  'utf-8-validate': [{ known: compiled('it has a build for musl on amd64 only', '', '') }],

  // From their documentation, not measured: what they load at installation was out of reach
  'better-sqlite3': [{ range: '<13', known: compiled(LOADED) }],
  canvas: [
    {
      known: compiled(
        LOADED,
        'cairo-dev giflib-dev libjpeg-turbo-dev librsvg-dev pango-dev pkgconf',
        'cairo giflib libjpeg-turbo librsvg libstdc++ pango',
      ),
    },
  ],
  deasync: [{ known: compiled(NO_BUILD) }],
  grpc: [{ known: compiled('it is abandoned; @grpc/grpc-js needs no machine code', 'linux-headers') }],
  kerberos: [{ known: compiled(LOADED, 'krb5-dev', 'krb5-libs libstdc++') }],
  leveldown: [{ known: compiled(LOADED) }],
  'mongodb-client-encryption': [{ known: compiled(LOADED) }],
  'node-rdkafka': [{ known: compiled(NO_BUILD, 'bash librdkafka-dev', 'librdkafka libstdc++') }],
  'node-sass': [{ known: compiled('it is abandoned; sass needs no machine code') }],
  re2: [{ known: compiled(LOADED) }],
  sharp: [
    { range: '>=0.33', known: ready('its builds for musl are packages of their own') },
    { known: compiled(LOADED, 'vips-dev', 'vips') },
  ],
  sqlite3: [{ known: compiled(LOADED) }],
  zeromq: [{ known: compiled(LOADED, 'cmake') }],

  // Machine code without a C library, or with musl in it
  '@sentry/cli': [{ known: ready('its program needs no C library') }],
  esbuild: [{ known: ready('its program needs no C library') }],
  turbo: [{ known: ready('its program needs no C library') }],

  // Engines beside the package
  '@prisma/client': [{ range: '>=7', known: ready('it is without an engine') }, { known: PRISMA }],
  '@prisma/engines': [{ known: PRISMA }],
  'ffmpeg-static': [{ known: ready('its program needs no C library') }],

  // For glibc only
  '@tensorflow/tfjs-node': [
    { known: glibcOnly('the library of TensorFlow is for glibc', '@tensorflow/tfjs') },
  ],
  'appium-chromedriver': [
    { known: glibcOnly('chromedriver is for glibc', "Alpine's chromium-chromedriver") },
  ],
  cypress: [{ known: glibcOnly('its program is for glibc') }],
  electron: [{ known: glibcOnly('Electron is for glibc') }],
  oracledb: [
    { range: '>=6', known: ready('it is without a client library in its thin mode') },
    { known: glibcOnly('the client of Oracle is for glibc', 'oracledb 6 or newer') },
  ],
  playwright: [{ known: glibcOnly('its browsers are for glibc', "playwright-core with Alpine's chromium") }],
  puppeteer: [
    {
      known: ready(
        "its Chrome is for glibc; with PUPPETEER_SKIP_DOWNLOAD=1 and PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium it takes Alpine's",
        'chromium font-dejavu',
      ),
    },
  ],
  'uWebSockets.js': [{ known: glibcOnly('its machine code is for glibc', 'ws') }],
  workerd: [{ known: glibcOnly('its program is for glibc') }],
};
