import type { Program } from '../stack/program';

/** A project for Node.js: how its packages are installed, how its program comes about, and how it starts. */
export interface NodeStack {
  /** Major version, for example `24`. */
  readonly version: string;
  readonly install: NodeInstall;
  readonly origin: Origin;
  readonly program: Program;
  /** The script that serves during development; undefined where none does. */
  readonly developmentScript: string | undefined;
}

/** Where the program of a project comes from. */
export type Origin =
  /** Its sources run as they are. */
  | { readonly kind: 'sources' }
  /** Its own script makes this folder, from the workspace root. */
  | { readonly kind: 'inside'; readonly folder: string }
  /** A target of Nx made this folder before the image, from the workspace root. */
  | { readonly kind: 'before'; readonly folder: string };

/** A package manager; the two of yarn have little in common. */
export type ManagerName = 'npm' | 'pnpm' | 'yarn-classic' | 'yarn' | 'bun';

/** Where the packages of a project stand. */
export type NodeInstall = { readonly manager: 'none' } | NodePackages;

/** Packages that one lock file fixes. */
export interface NodePackages {
  readonly manager: ManagerName;
  /** What npm installs to have it, for example `pnpm@10.34.8`; undefined where the image or the workspace has it. */
  readonly tool: string | undefined;
  /** Folder of the lock file, from the workspace root; without one, of the `package.json`. */
  readonly folder: string;
  /** Name of the lock file; undefined where there is none. */
  readonly lockFile: string | undefined;
  /** Names of the other files in the folder that it reads. */
  readonly settings: readonly string[];
  /** Names of folders in it whose content it takes: patches, releases of yarn. */
  readonly folders: readonly string[];
  /** Names of files that may hold a token for a registry, and so are shown to the installation only. */
  readonly privateSettings: readonly string[];
  /** The release of yarn in the workspace, from the folder. */
  readonly yarnPath: string | undefined;
  /** The project as a member of the workspace; undefined where the folder has one `package.json` for all. */
  readonly member: WorkspaceMember | undefined;
  /** Folders, from the workspace root, whose `prepare` script must not run, because what it prepares is not there. */
  readonly preparing: readonly string[];
}

/** A project with a `package.json` of its own in a workspace. */
export interface WorkspaceMember {
  readonly name: string;
  /** As yarn calls the package at the root. */
  readonly rootName: string;
  /** From the workspace root. */
  readonly folder: string;
}
