"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TOOL_VERSIONS = exports.ALPINE = exports.CHECKED_ON = void 0;
exports.baseVersions = baseVersions;
exports.baseImage = baseImage;
/** The day on which what stands below was last compared with what the registries have. */
exports.CHECKED_ON = '2026-11-23';
/** The Alpine release that all bases stand on; the language images are built for the two newest only. */
exports.ALPINE = '3.24';
const FAMILIES = {
    python: { repository: 'python', versions: ['3.13', '3.14'], suffix: `-alpine${exports.ALPINE}`, digests: {} },
    node: { repository: 'node', versions: ['24', '22', '26'], suffix: `-alpine${exports.ALPINE}`, digests: {} },
    go: { repository: 'golang', versions: ['1.26', '1.25'], suffix: `-alpine${exports.ALPINE}`, digests: {} },
    alpine: { repository: 'alpine', versions: [exports.ALPINE], suffix: '', digests: {} },
    nginx: {
        repository: 'nginxinc/nginx-unprivileged',
        versions: ['1.30'],
        suffix: `-alpine${exports.ALPINE}-slim`,
        digests: {},
    },
};
/** The versions of a base, the default first. */
function baseVersions(name) {
    return FAMILIES[name].versions;
}
/** The image to build on, for example `python:3.13-alpine3.24`. */
function baseImage(name, version = baseVersions(name)[0] ?? '') {
    const { repository, suffix, digests } = FAMILIES[name];
    const digest = digests[version];
    const tag = `${repository}:${version}${suffix}`;
    return digest === undefined ? tag : `${tag}@${digest}`;
}
/** Tools that are installed into a build stage, each in the version that was looked at. */
exports.TOOL_VERSIONS = { uv: '0.10.4', poetry: '2.3.2', tini: '0.19' };
