/** The day on which what stands below was last compared with what the registries have. */
export declare const CHECKED_ON = "2026-11-23";
/** The Alpine release that all bases stand on; the language images are built for the two newest only. */
export declare const ALPINE = "3.24";
declare const FAMILIES: {
    readonly python: {
        readonly repository: "python";
        readonly versions: readonly ["3.13", "3.14"];
        readonly suffix: "-alpine3.24";
        readonly digests: {};
    };
    readonly node: {
        readonly repository: "node";
        readonly versions: readonly ["24", "22", "26"];
        readonly suffix: "-alpine3.24";
        readonly digests: {};
    };
    readonly go: {
        readonly repository: "golang";
        readonly versions: readonly ["1.26", "1.25"];
        readonly suffix: "-alpine3.24";
        readonly digests: {};
    };
    readonly alpine: {
        readonly repository: "alpine";
        readonly versions: readonly ["3.24"];
        readonly suffix: "";
        readonly digests: {};
    };
    readonly nginx: {
        readonly repository: "nginxinc/nginx-unprivileged";
        readonly versions: readonly ["1.30"];
        readonly suffix: "-alpine3.24-slim";
        readonly digests: {};
    };
};
/** A language or server that a base image brings. */
export type BaseName = keyof typeof FAMILIES;
/** The versions of a base, the default first. */
export declare function baseVersions(name: BaseName): readonly string[];
/** The image to build on, for example `python:3.13-alpine3.24`. */
export declare function baseImage(name: BaseName, version?: string): string;
/** Tools that are installed into a build stage, each in the version that was looked at. */
export declare const TOOL_VERSIONS: {
    readonly uv: "0.10.4";
    readonly poetry: "2.3.2";
    readonly tini: "0.19";
};
export {};
