/** What a container engine would receive as the context of one build, and what an ignore file keeps from it. */
export interface ContextPicture {
  /** The name of the project whose image is built. */
  readonly project: string;
  /** The Dockerfile, from the workspace root. */
  readonly dockerfile: string;
  /** The one ignore file that holds, from the workspace root; null where none does. */
  readonly ignoreFile: string | null;
  /** The engine's way to read the ignore file, by the name that the plugin's options use. */
  readonly dialect: string;
  /** Every file and link that would be sent; the totals of the page are the sums of these. */
  readonly sent: readonly PicturedFile[];
  /** The lines that keep something from being sent, each with what it decides; no file counts twice. */
  readonly excludedByLine: readonly ExclusionByLine[];
  /** What makes the picture incomplete or odd, such as an unreadable file, in one sentence each. */
  readonly problems: readonly string[];
}

/** A file or link that would be sent. */
export interface PicturedFile {
  /** The place from the context root, with forward slashes; a name may hold any other character. */
  readonly path: string;
  /** How much of it is sent; a link counts as nothing. */
  readonly bytes: number;
  /** Links are sent as links and never followed. */
  readonly kind: 'file' | 'link';
  /** The kind of pollution that it is, such as `python`; null when it is none that is known. */
  readonly pollution: string | null;
}

/** What one line of the ignore file decides to leave out. */
export interface ExclusionByLine {
  /** Its number in the ignore file, from 1. */
  readonly line: number;
  /** The line as it is written. */
  readonly text: string;
  /** How many files and links are left out because of it. */
  readonly files: number;
  /** Their sizes added up. */
  readonly bytes: number;
  /** The topmost folders and files that it drops, largest first; a folder stands for what is dropped below it. */
  readonly places: readonly ExcludedPlace[];
}

/** A folder or file that an ignore line drops. */
export interface ExcludedPlace {
  /** The place from the context root, with forward slashes. */
  readonly path: string;
  /** How many files and links it stands for. */
  readonly files: number;
  /** Their sizes added up. */
  readonly bytes: number;
  /** Whether it is a folder. */
  readonly isFolder: boolean;
}
