import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NO_RULES, readIgnoreRules } from '../../dockerignore/ignore-rules';
import { readDockerfile } from '../../formats/dockerfile/read-dockerfile';
import { makeTree } from '../../testing/temporary-tree';
import { CATALOGUE } from './catalogue/catalogue';
import { explainFailure } from './explain-failure';
import type { FailedBuildSituation } from './situation';

/** The known failures of which there is a recorded log; recorded-failures.spec.ts explains each log. */
const FOLDER = join(__dirname, 'fixtures');
const recorded = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).flatMap(
  (path) => /([^/\\.]+)[^/\\]*\.log$/.exec(path)?.[1] ?? [],
);

/** What programs are known to print, for those that could not be made to do so where the logs were recorded. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'engine-access-denied': [
    'ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied',
  ],
  'engine-lost': [
    'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
    'failed to solve: Unavailable: closing transport due to: connection error: desc = "error reading from server: EOF"',
  ],
  'buildx-missing': [
    'ERROR: BuildKit is enabled but the buildx component is missing or broken.',
    "docker: 'buildx' is not a docker command.",
  ],
  'too-many-open-files': ['ERROR: failed to solve: open /var/lib/docker/x: too many open files'],
  'no-memory-for-a-process': ['runc run failed: fork/exec /proc/self/exe: resource temporarily unavailable'],
  'bridge-missing': [
    'Error: building at STEP "RUN true": setup network: netavark: nftables error: unable to execute nft: No such file or directory (os error 2)',
    'failed to create endpoint x on network bridge: operation not supported',
  ],
  'namespaces-refused': [
    'cannot clone: No space left on device\nError: cannot re-exec process',
    'Error: cannot re-exec process to join the existing user namespace',
  ],
  'storage-refused': [
    'Error: configure storage: open /var/lib/containers/storage/storage.lock: permission denied',
    'Error: creating events dirs: mkdir /run/user/0/libpod: permission denied',
    'Error: building at STEP "COPY a b": mkdir /home/me/.local/share/containers/storage/overlay: read-only file system',
    'Error: beginning transaction: database is locked',
  ],
  'helper-missing': [
    'Error: default OCI runtime "crun" not found: invalid argument',
    'Error: could not find "netavark" in one of [/usr/libexec/podman]: exec: not found',
    'Error: could not find a working conmon binary (configured options: [/usr/bin/conmon]): invalid argument',
  ],
  'tag-immutable': [
    "tag invalid: The image tag '1' already exists in the 'team/web' repository and cannot be overwritten because the tag is immutable.",
  ],
  'login-expired': ['denied: Your authorization token has expired. Reauthenticate and try again.'],
  'mount-refused': [
    "Error: 'overlay' is not supported over overlayfs, a mount_program is required: backing file system is unsupported for this graph driver",
    'failed to solve: failed to mount /tmp/containerd-mount1: mount options: operation not permitted',
  ],
  'cgroup-refused': ['runc create failed: unable to apply cgroup configuration: permission denied'],
  'no-subordinate-ids': [
    'potentially insufficient UIDs or GIDs available in user namespace (requested 0:42 for /etc/shadow)',
  ],
  'trust-policy-missing': ['Error: open /etc/containers/policy.json: no such file or directory'],
  'archive-unreadable': ['open /var/lib/docker/tmp/docker-import-123/blobs/json: no such file or directory'],
  'entitlement-missing': [
    'ERROR: granting entitlement network.host is not allowed by build daemon configuration',
  ],
  'timestamps-with-unpack': ['ERROR: exporter option "rewrite-timestamp" conflicts with "unpack"'],
  'proxy-refuses': ['failed to do request: proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: no answer'],
  'repository-unknown': [
    "name unknown: The repository with name 'team/web' does not exist in the registry with id '1'",
  ],
  'registry-speaks-http': ['http: server gave HTTP response to HTTPS client'],
  'certificate-expired': [
    'tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
  ],
  'certificate-unknown': ['tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  'name-server-failing': [
    'dial tcp: lookup registry.example.com on 10.0.0.2:53: server misbehaving',
    'dial tcp: lookup registry.example.com: i/o timeout',
  ],
  'network-unreachable': ['dial tcp 10.9.9.9:443: connect: network is unreachable'],
  'platform-missing': [
    'Error: creating build container: choosing an image from manifest list docker://base:1: no image found in manifest list for architecture "arm64", variant "v8", OS "linux"',
    'failed to resolve source metadata for base:1: no match for platform in manifest: not found',
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
  ],
  'copy-to-file': [
    'When using COPY with more than one source file, the destination must be a directory and end with a /',
  ],
  'pull-denied': [
    'Error: creating build container: initializing source docker://nobody/nothing:1: reading manifest 1 in docker.io/nobody/nothing: requested access to the resource is denied',
    'Error response from daemon: denied: requested access to the resource is denied',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'Error response from daemon: pull access denied for nobody/nothing, repository does not exist or may require docker login',
  ],
  'push-denied': [
    'denied: requested access to the resource is denied',
    'Getting image source signatures\nError: writing blob: initiating layer upload to /v2/nobody/nothing/blobs/uploads/ in registry.example.com: requested access to the resource is denied',
    'Error: writing blob: initiating layer upload to /v2/team/web/blobs/uploads/ in registry.example.com: denied: permission_denied: write_package',
  ],
  'content-damaged': [
    'failed commit on ref "layer-sha256:1": unexpected commit digest sha256:2, expected sha256:1: failed precondition',
  ],
  'network-interrupted': ['failed to copy: httpReadSeeker: failed open: net/http: TLS handshake timeout'],
  'heredoc-unsupported': [
    'Dockerfile:2\n--------------------\n   1 |     RUN <<EOF\n   2 | >>> echo\nERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: echo',
  ],
  'client-option-unsupported': ['unknown flag: --metadata-file\nSee docker build --help.'],
  'frontend-capability-missing': ['unsupported frontend capability moby.buildkit.frontend.contexts'],
  'image-name-malformed': ['invalid reference format: repository name must be lowercase'],
  'short-name-unresolved': [
    'Error: creating build container: short-name "python:3.13" did not resolve to an alias and no unqualified-search registries are defined',
  ],
  'dockerfile-missing': ['failed to read dockerfile: open alpine.Dockerfile: no such file or directory'],
};

/** What a step prints, for the same. */
const STEP_SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'apk-network': [
    'WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.24/main: temporary error (try again later)\nERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]',
    'WARNING: updating and opening https://dl-cdn.alpinelinux.org/alpine/v3.24/main/x86_64/APKINDEX.tar.gz: DNS: transient error (try again later)',
  ],
  'apk-host-unknown': [
    'WARNING: updating https://mirror.example.com/main: DNS: name does not exist\nERROR: unable to select packages:\n  curl (no such package):',
  ],
  'bash-syntax': ['/start.sh: line 3: syntax error: unexpected "("'],
  'apk-certificate': ['ERROR: https://mirror/main: TLS: server certificate not trusted'],
  'apk-signature': ['ERROR: https://mirror/main/x86_64/APKINDEX.tar.gz: UNTRUSTED signature'],
  'apk-version-gone': [
    'ERROR: unable to select packages:\n  nginx-1.28.3-r4:\n    breaks: world[nginx=1.28.3-r2]',
  ],
  'apk-package-unknown': [
    'ERROR: unable to select packages:\n  libfoo-dev (no such package):\n    required by: world',
  ],
  'apk-not-root': [
    'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied',
  ],
  'glibc-program': [
    'Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /app/x.node)',
  ],
  'library-missing': [
    'Error loading shared library libstdc++.so.6: No such file or directory (needed by /usr/bin/node)',
  ],
  'symbol-missing': ['Error relocating /app/x: __fprintf_chk: symbol not found'],
  'header-missing': ['src/x.c:3:10: fatal error: Python.h: No such file or directory'],
  'compiler-missing': ["error: command 'gcc' failed: No such file or directory", '/bin/sh: make: not found'],
  'python-index-login-needed': [
    'error: Failed to fetch: `https://index.example.com/demo/`\n  Caused by: HTTP status client error (401 Unauthorized) for url (https://index.example.com/demo/)',
  ],
  'pip-network': [
    "WARNING: Retrying after connection broken by 'NewConnectionError: Failed to establish a new connection'\nERROR: No matching distribution found for demo",
    'error: Failed to fetch: `https://index.example.com/simple/demo/`',
  ],
  'npm-registry-unreachable': ['npm error code ENOTFOUND'],
  'npm-network': ['npm error code EAI_AGAIN\nnpm error request to https://registry.example.com/demo failed'],
  'npm-lock-missing': [
    'npm error The `npm ci` command can only install with an existing package-lock.json or npm-shrinkwrap.json',
  ],
  'python-certificate': [
    'error: Failed to fetch: `https://index.example.com/demo/`\n  Caused by: invalid peer certificate: UnknownIssuer',
    'SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")) - skipping',
  ],
  'pip-hash-mismatch': ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.'],
  'no-wheel-for-musl': [
    "error: Distribution `torch==2.8.0` can't be installed because it doesn't have a source distribution or wheel for the current platform",
  ],
  'pip-no-version': [
    'ERROR: Could not find a version that satisfies the requirement onnxruntime (from versions: none)\nERROR: No matching distribution found for onnxruntime',
  ],
  'externally-managed': ['error: externally-managed-environment'],
  'python-lock-outdated': [
    'The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.',
    'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
  ],
  'python-version-unfit': ["ERROR: Package 'x' requires a different Python: 3.14.0 not in '<3.14'"],
  'node-certificate': [
    'npm error code SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_PNPM_META_FETCH_FAIL  GET https://registry.example.com/demo: request failed, reason: unable to get local issuer certificate',
  ],
  'npm-lock-outdated': [
    'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
    'ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with package.json',
    'error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.',
  ],
  'npm-peer-conflict': ['npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree'],
  'npm-package-unknown': [
    'npm error code E404\nnpm error 404 Not Found - GET https://registry/@acme%2fx - Not found',
  ],
  'npm-login-needed': ['npm error code E401'],
  'npm-integrity': ['npm error code EINTEGRITY'],
  'node-gyp-needs-python': ['gyp ERR! find Python Python is not set from command line or npm configuration'],
  'native-package-missing': [
    "Error: Cannot find module '@rollup/rollup-linux-x64-musl'. npm has a bug related to optional dependencies",
    'Error: Could not load the "sharp" module using the linuxmusl-x64 runtime',
  ],
  'prisma-engine-missing': [
    'PrismaClientInitializationError: Prisma Client could not locate the Query Engine for runtime "linux-musl-openssl-3.0.x".',
  ],
  'node-version-unfit': ['npm error code EBADENGINE'],
};

function situation(log: string, more: Partial<FailedBuildSituation> = {}): FailedBuildSituation {
  return {
    log,
    contextRoot: FOLDER,
    dockerfile: 'Dockerfile',
    outline: { stages: [], globalArguments: new Map() },
    ignoreRules: NO_RULES,
    ignoreFile: undefined,
    nearbyFolders: [],
    ...more,
  };
}

/** How BuildKit shows a step that printed this and failed. */
function stepLog(output: string, status = 1): string {
  const lines = output.split('\n').map((line, index) => `#7 0.${String(100 + index)} ${line}`);
  return [
    '#7 [3/3] RUN something',
    ...lines,
    `#7 ERROR: process "/bin/sh -c something" did not complete successfully: exit code: ${String(status)}`,
    '------',
    'Dockerfile:3',
    '--------------------',
    `ERROR: failed to solve: process "/bin/sh -c something" did not complete successfully: exit code: ${String(status)}`,
  ].join('\n');
}

/** How Docker 20.10, and podman and buildah show the same. */
function otherStepLogs(output: string): string[] {
  const ending = 'executor failed running [/bin/sh -c something]: exit code: 1';
  const lines = output.split('\n').map((line) => `#7 0.100 ${line}`);
  return [
    ['#7 [3/3] RUN something', ...lines, `#7 ERROR: ${ending}`, '------', ending].join('\n'),
    `STEP 3/3: RUN something\n${output}\nsubprocess exited with status 1\nError: building at STEP "RUN something": exit status 1\n`,
  ];
}

const causeOf = (log: string): string | undefined => explainFailure(situation(log)).cause;

describe('the catalogue of failures', () => {
  it.each(Object.entries(SAMPLES))('knows %s by what engines print', (id, logs) => {
    expect(logs.map(causeOf)).toEqual(logs.map(() => id));
  });

  it.each(Object.entries(STEP_SAMPLES))('knows %s by what a step prints', (id, outputs) => {
    const logs = outputs.flatMap((output) => [stepLog(output), ...otherStepLogs(output)]);
    expect(logs.map(causeOf)).toEqual(logs.map(() => id));
  });

  it('has at least seventy entries, each with a name of its own and a log or a sample', () => {
    const ids = new Set(CATALOGUE.map(({ id }) => id));
    const shown = new Set([...recorded, ...Object.keys(SAMPLES), ...Object.keys(STEP_SAMPLES)]);
    expect(ids.size).toBeGreaterThanOrEqual(70);
    expect(new Set(CATALOGUE).size).toBe(ids.size);
    expect([...ids].filter((id) => !shown.has(id))).toEqual([]);
  });
});

/** What programs print in the course of their work, and what is no sign of anything. */
const ORDINARY = [
  'Error: building at STEP "RUN true": exit status 137 of a build in a test\n1 failed',
  'exit code: 137 was expected\nsubprocess exited with status 137, as it should',
  'Error: stat /etc/nothing: no such file or directory\nError: image not known',
  'denied\nunauthorized\nError: unknown flag: --verbose\nSTEP 1/2: FROM alpine',
  'panic: runtime error: index out of range [9] with length 1',
  'cannot clone: the repository is private\nname unknown: x',
  'FAIL db.spec.js\n  getaddrinfo ENOTFOUND postgres',
  'test_retry PASSED\nurllib3.exceptions.ReadTimeoutError: expected\n1 failed',
  "AttributeError: module 'os' has no attribute 'platform'",
  'warning: No `requires-python` value found in the workspace.\nerror: something else',
  'test_MemoryError_is_caught PASSED\n1 failed',
  'ENOSPC: System limit for number of file watchers reached',
  'expected 401 Unauthorized, i/o timeout, too many open files',
];

describe('the catalogue of failures', () => {
  it.each(ORDINARY)('sees no known failure in %j', (output) => {
    const logs = [stepLog(output), ...otherStepLogs(output)];
    expect(logs.map(causeOf)).toEqual(logs.map(() => undefined));
  });

  it.each(ORDINARY)('sees none where a step that succeeded printed %j', (output) => {
    const words = JSON.stringify(output).slice(1, -1);
    const step = `RUN echo -e "${words}"`;
    const lines = output.split('\n').map((line) => `#5 0.100 ${line}`);
    const buildkit = [`#5 [2/3] ${step}`, ...lines, '#5 DONE 0.1s', `#6 [3/3] ${step}`].join('\n');
    const logs = [
      `${buildkit}\n#6 ERROR: something new\nERROR: failed to solve: something new`,
      `${buildkit}\n#6 ERROR: something new\n------\n > [3/3] ${step}:\n------\nsomething new`,
      `STEP 2/3: ${step}\n${output}\n--> 000000000000\nSTEP 3/3: ${step}\nError: building at STEP "${step}": something new`,
    ];
    expect(logs.map(causeOf)).toEqual([undefined, undefined, undefined]);
  });

  it('leaves aside what podman and buildah warn of before they give up for another reason', () => {
    const warnings =
      'time="2026-01-01T00:00:00Z" level=warning msg="HEALTHCHECK is not supported for OCI image format and will be ignored. Must use `docker` format"\n' +
      'time="2026-01-01T00:00:00Z" level=warning msg="Failed, retrying in 1s ... (1/3). Error: pinging container registry x: dial tcp 10.0.0.1:443: connect: connection refused"\n' +
      '[Warning] one or more build args were not consumed: [UNUSED]\n';
    const logs = ['STEP 1/1: RUN true', 'Getting image source signatures', 'Trying to pull a:1...'].map(
      (first) => `${first}\n${warnings}Error: something new\n`,
    );
    expect(logs.map(causeOf)).toEqual([undefined, undefined, undefined]);
  });

  it('takes the name of a step that cannot run for no reason of that', () => {
    const command = 'RUN echo too many open files';
    const logs = [
      `#6 [3/3] ${command}\n#6 ERROR: executor failed running [/bin/sh -c echo too many open files]: something new`,
      `STEP 1/1: ${command}\nError: building at STEP "${command}": something new`,
    ];
    expect(logs.map(causeOf)).toEqual([undefined, undefined]);
  });

  it('leaves the output of other steps aside when the engine refuses', () => {
    const log = '#5 0.1 EMFILE: too many open files\n#5 DONE 0.2s\nERROR: failed to solve: something new';
    expect(causeOf(log)).toBeUndefined();
  });

  it('reads a log of very long lines in no time to speak of', () => {
    const bundle = 'x'.repeat(1_000_000);
    expect(causeOf(stepLog(`${bundle}\n${bundle}: not found`))).toBeUndefined();
  });

  it('repeats no credentials', () => {
    const log = stepLog('error: Failed to fetch: `https://user:token@index.example.com/demo/`');
    expect(JSON.stringify(explainFailure(situation(log)))).not.toContain('token');
  });
});

describe('the explanation of a failed step', () => {
  it('shows what the step printed first, then what is known of it', () => {
    const log = stepLog(STEP_SAMPLES['apk-version-gone']?.[0] ?? '');
    expect(explainFailure(situation(log))).toEqual({
      class: 'yours',
      cause: 'apk-version-gone',
      problems: [
        {
          what: 'Dockerfile:3: RUN failed with exit status 1',
          why: 'it printed\n    ERROR: unable to select packages:\n      nginx-1.28.3-r4:\n        breaks: world[nginx=1.28.3-r2]',
        },
        {
          what: 'The pinned version of nginx is not in the repository any more',
          why: 'Alpine keeps one version of a package for each branch, and replaces it',
          fix: 'pin it loosely (nginx=~1.2), or pin the base image by its digest and no package',
        },
      ],
    });
  });

  it('knows a killed step by its status, and leaves an unknown one alone', () => {
    expect(causeOf(stepLog('compiling', 137))).toBe('out-of-memory');
    expect(explainFailure(situation(stepLog('1 test failed')))).toMatchObject({
      class: 'yours',
      cause: undefined,
    });
  });

  it('reads only the step that failed', () => {
    const log = `#5 0.1 wget: Permission denied\n#5 DONE 0.2s\n${stepLog('1 test failed')}`;
    expect(causeOf(log)).toBeUndefined();
  });

  it('reads a log of which the engine printed only the end', () => {
    const log =
      'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 137';
    expect(causeOf(log)).toBe('out-of-memory');
  });

  it('tells the step that failed from one that was given up with it', () => {
    const log = `#5 0.1 five\n#5 ERROR: process "five" did not complete successfully: context canceled\n${stepLog('seven', 2)}`;
    expect(explainFailure(situation(log)).problems[0]).toEqual({
      what: 'Dockerfile:3: RUN failed with exit status 2',
      why: 'it printed\n    seven',
    });
  });

  it('names the file to which a right is missing', () => {
    const output = "Error: EACCES: permission denied, mkdir '/app/.next'";
    expect(explainFailure(situation(stepLog(output))).problems[1]?.what).toBe(
      'The step may not use /app/.next',
    );
  });

  it('reads the log of Docker 20.10', () => {
    const log =
      '#5 0.3 sh: nothing: not found\n#5 ERROR: executor failed running [/bin/sh -c nothing]: exit code: 127';
    expect(explainFailure(situation(log))).toMatchObject({
      cause: 'command-missing',
      problems: [
        { what: 'Dockerfile: RUN failed with exit status 127' },
        { what: expect.stringContaining('no nothing') as unknown },
      ],
    });
  });

  it('does not stumble over a file where a module may be a folder', () => {
    const tree = makeTree({ 'services/web/config.json': '{}' });
    const log = stepLog("Error: Cannot find module './config.json'");
    const told = explainFailure(situation(log, { contextRoot: tree.root, nearbyFolders: ['services/web'] }));
    tree.remove();
    expect(told.cause).toBeUndefined();
  });

  it('finds a module that the ignore file keeps out', () => {
    const tree = makeTree({ 'services/backend/app/settings.py': '1', 'services/backend/main.py': '1' });
    const ignoreRules = readIgnoreRules('*\n!services/backend\n**/settings.py\n', 'x');
    const log = stepLog("ModuleNotFoundError: No module named 'app.settings'");
    const nearbyFolders = ['services/backend'];
    const told = explainFailure(
      situation(log, { contextRoot: tree.root, ignoreRules, ignoreFile: 'x.dockerignore', nearbyFolders }),
    );
    tree.remove();
    expect(told).toMatchObject({ class: 'yours', cause: 'module-ignored' });
    expect(told.problems[1]).toEqual({
      what: 'The step imports services/backend/app/settings.py, which the engine did not get',
      why: 'x.dockerignore:3 "**/settings.py" excludes it',
      fix: 'add the line "!services/backend/app/settings.py" below line 3 of x.dockerignore',
    });
  });
});

describe('the explanation of a refusal', () => {
  it('tells a source that a stage lacks from one that the context lacks', () => {
    const outline = readDockerfile('FROM alpine AS build\nFROM alpine\nCOPY --from=build /app/dist /dist\n');
    const log =
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/app/dist": not found';
    expect(explainFailure(situation(log, { outline }))).toMatchObject({
      cause: 'stage-source-missing',
      problems: [{ what: 'Dockerfile:3: COPY source "/app/dist" is not in build' }],
    });
    expect(explainFailure(situation(log)).cause).toBe('copy-source-missing');
    const other =
      'ERROR: failed to solve: lstat /store/tmp/buildkit-mount41/app/dist: no such file or directory';
    expect(explainFailure(situation(other, { outline })).cause).toBe('stage-source-missing');
  });

  it('looks for a source in the workspace around a context of its own', () => {
    const tree = makeTree({ 'backend/main.py': '1', 'docker/run.sh': '1' });
    const outline = readDockerfile('FROM alpine\nCOPY backend/ /app\nCOPY Run.sh /\n');
    const logOf = (source: string): string =>
      `ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/${source}": not found`;
    const around = {
      contextRoot: `${tree.root}/docker`,
      workspaceRoot: tree.root,
      outline,
      dockerfile: 'docker/x',
    };
    const told = ['backend', 'Run.sh'].map(
      (source) => explainFailure(situation(logOf(source), around)).problems,
    );
    tree.remove();
    expect(told).toEqual([
      [
        {
          what: 'docker/x:2: COPY source "backend" is not in the build context',
          why: '"backend" lies in the workspace root, the context is docker',
          fix: 'set "context": "." and change the COPY of "Run.sh", which is not in there',
        },
      ],
      [
        {
          what: 'docker/x:3: COPY source "Run.sh" is not in the build context',
          why: 'the context, docker, has it as "run.sh", in other letters',
          fix: 'write "run.sh"',
        },
      ],
    ]);
  });

  it('finds an excluded module in a context of its own', () => {
    const tree = makeTree({ 'services/backend/settings.py': '1' });
    const ignoreRules = readIgnoreRules('settings.py\n', 'x');
    const told = explainFailure(
      situation(stepLog("ModuleNotFoundError: No module named 'settings'"), {
        contextRoot: `${tree.root}/services/backend`,
        workspaceRoot: tree.root,
        ignoreRules,
        ignoreFile: 'services/backend/.dockerignore',
        nearbyFolders: ['services/backend', 'docker'],
      }),
    );
    tree.remove();
    expect(told.problems[1]?.fix).toBe(
      'add the line "!settings.py" below line 1 of services/backend/.dockerignore',
    );
  });

  it('says which base image a registry did not give', () => {
    const log =
      'ERROR: failed to solve: registry.example.com/base:1: failed to resolve source metadata for registry.example.com/base:1: failed to do request: Head "https://registry.example.com/v2/base/manifests/1": dial tcp: lookup registry.example.com on 10.0.0.2:53: no such host';
    expect(explainFailure(situation(log))).toEqual({
      class: 'infrastructure',
      cause: 'registry-name-unknown',
      problems: [
        {
          what: 'Dockerfile: the engine could not get the base image registry.example.com/base:1',
          why: 'The engine finds no host registry.example.com',
          fix: "check the name, and the engine's network: DNS, VPN, proxy",
        },
      ],
    });
  });

  it('repeats the words of an engine that nobody knows', () => {
    const logs = [
      '#1 DONE\nERROR: something new',
      '#1 DONE\n------\nsomething new',
      'STEP 1/1: FROM a\nError: building at STEP "FROM a": something new',
      'Getting image source signatures\nError: something new',
    ];
    const told = {
      class: 'yours',
      cause: undefined,
      problems: [{ what: 'The engine refused the build', why: 'something new' }],
    };
    expect(logs.map((log) => explainFailure(situation(log)))).toEqual(logs.map(() => told));
  });

  it('knows a source by its whole path, here or at a service of podman', () => {
    const outline = readDockerfile('FROM alpine\nCOPY backend/x /x\n');
    const told = [FOLDER, '/var/tmp/libpod_builder218/build'].map((folder) => {
      const log = `STEP 2/2: COPY backend/x /x\nError: building at STEP "COPY backend/x /x": no items matching glob "${folder}/backend/x" copied (1 filtered out using ${folder}/.dockerignore): no such file or directory`;
      return explainFailure(situation(log, { outline })).problems[0]?.what;
    });
    const what = 'Dockerfile:2: COPY source "backend/x" is not in the build context';
    expect(told).toEqual([what, what]);
  });
});
