import { joinPath } from '../base/context-path';
import { compileClientSkip, type ClientSkip } from './client-skip';
import { countNames } from './compile-pattern';
import { compileContentLoss, type ContentLoss, type LosingLine } from './content-loss';
import { SKIPPED_FOLDER, type FolderRules } from './folder';
import type { IgnoreRules } from './ignore-rules';
import { judgeFromRoot } from './judge';
import { NameTable } from './name-table';
import { plainFolderRules } from './plain-folder';
import { layOutPositions, type Positions } from './positions';

/** What all folders of one ignore file share. */
interface Program {
  readonly rules: IgnoreRules;
  readonly positions: Positions;
  /** How many names each pattern has. */
  readonly counts: readonly number[];
  readonly clientSkips: ClientSkip;
  readonly contentLoss: ContentLoss | undefined;
  /** The positions that the name at hand hits; one list for all names. */
  readonly hits: Int32Array;
  /** Every folder that came up, by what decides in it; so a tree of any size needs few. */
  readonly folders: Map<string, CompiledFolder>;
}

/** What the rules said of a folder. */
interface Standing {
  /** Whether the folder itself is excluded. */
  readonly self: boolean;
  /** The last rule that holds for everything below, -1 for none; the rules before it cannot matter any more. */
  readonly decider: number;
  /** Whether the decider excludes what lies below. */
  readonly below: boolean;
  /** How many names its path has, where the dialect counts them; so far as that can matter. */
  readonly depth: number;
  /** Whether it or a folder above it is excluded, where that can cost a file its content. */
  readonly isInsideExcluded: boolean;
}

/** Compiles the rules into folders that follow all patterns at once; they are made when a walk first needs them. */
export function compileFolderRules(rules: IgnoreRules): FolderRules {
  const positions = layOutPositions(rules.rules);
  const program: Program = {
    rules,
    positions,
    counts: rules.rules.map(({ line }) => countNames(line.pattern)),
    clientSkips: compileClientSkip(rules),
    contentLoss: compileContentLoss(rules),
    hits: new Int32Array(positions.segments.length),
    folders: new Map(),
  };
  const root = { self: false, decider: -1, below: false, depth: 0, isInsideExcluded: false };
  return folderOf(program, root, positions.starts);
}

function folderOf(program: Program, standing: Standing, live: readonly number[]): CompiledFolder {
  const mattering = dropPowerless(program, standing, live);
  const key = `${Object.values(standing).join()}|${mattering.join()}`;
  const known = program.folders.get(key);
  if (known !== undefined) return known;
  const folder = new CompiledFolder(program, standing, mattering);
  program.folders.set(key, folder);
  return folder;
}

/** Drops the positions of rules before the decider, and of those that could only repeat what holds anyway. */
function dropPowerless(
  { rules, positions }: Program,
  { decider, below }: Standing,
  live: readonly number[],
): number[] {
  const ruleOf = (position: number): number => positions.ruleOf[position] ?? -1;
  const later = live.filter((position) => ruleOf(position) > decider);
  const first = later.findIndex((position) => rules.rules[ruleOf(position)]?.line.reincludes === below);
  return first === -1 ? [] : later.slice(first);
}

class CompiledFolder implements FolderRules {
  readonly excluded: boolean;
  readonly skippable: boolean;
  readonly answerBelow: boolean | undefined;
  private readonly files: NameTable;
  private readonly folders: NameTable;
  /** By the position that a file hits, if it hits just one: 0 not known yet, 1 sent, 2 excluded. */
  private readonly answers: Uint8Array;
  private readonly moreAnswers = new Map<string, boolean>();
  private readonly folderAnswers = new Map<string, CompiledFolder>();

  constructor(
    private readonly program: Program,
    private readonly standing: Standing,
    private readonly live: readonly number[],
  ) {
    this.excluded = standing.self;
    // Where the older clients look into a folder, a name with a line end can always escape their expressions.
    this.skippable = program.rules.dialect === 'docker' && standing.self && live.length === 0;
    this.answerBelow = live.length === 0 ? standing.below : undefined;
    const { accepts } = program.positions;
    this.files = new NameTable(
      program.positions,
      live.filter((position) => accepts[position] === 1),
    );
    this.folders = new NameTable(program.positions, live);
    this.answers = new Uint8Array(program.positions.segments.length);
  }

  excludesFile(name: string, folderPath: string): boolean {
    if (hasNewline(name)) return this.plain(folderPath).excludesFile(name, folderPath);
    if (this.live.length === 0) return this.standing.below;
    const { hits } = this.program;
    const count = this.files.collect(name, folderPath, hits);
    if (count === 0) return this.standing.below;
    return count === 1 ? this.answerOne(hits[0] ?? 0) : this.answerSeveral(hits.slice(0, count));
  }

  emptiesFile(name: string, folderPath: string): LosingLine | undefined {
    return this.standing.isInsideExcluded ? this.program.contentLoss?.(folderPath, name) : undefined;
  }

  private answerOne(hit: number): boolean {
    const known = this.answers[hit] ?? 0;
    if (known !== 0) return known === 2;
    const answer = this.judgeHits([hit]).self;
    this.answers[hit] = answer ? 2 : 1;
    return answer;
  }

  private answerSeveral(hits: Int32Array): boolean {
    const key = hits.join();
    const known = this.moreAnswers.get(key);
    if (known !== undefined) return known;
    const answer = this.judgeHits([...hits]).self;
    this.moreAnswers.set(key, answer);
    return answer;
  }

  enter(name: string, folderPath: string): FolderRules {
    if (hasNewline(name)) return this.plain(folderPath).enter(name, folderPath);
    const { hits } = this.program;
    const count = this.folders.collect(name, folderPath, hits);
    const next = this.next(hits.subarray(0, count));
    if (!next.excluded) return next;
    if (this.program.clientSkips(joinPath(folderPath, name))) return SKIPPED_FOLDER;
    return this.program.rules.dialect === 'docker-legacy' ? next.asSent() : next;
  }

  /** The same folder for a client that sends each folder into which it looks, excluded or not. */
  private asSent(): CompiledFolder {
    return folderOf(this.program, { ...this.standing, self: false }, this.live);
  }

  private next(hits: Int32Array): CompiledFolder {
    const key = hits.join();
    const known = this.folderAnswers.get(key);
    if (known !== undefined) return known;
    const next = this.follow([...hits]);
    this.folderAnswers.set(key, next);
    return next;
  }

  /** What the rules say of something in the folder that hits these positions. */
  private judgeHits(hits: readonly number[]): Standing {
    const { positions, rules } = this.program;
    let { decider, below } = this.standing;
    let self = below;
    for (const hit of hits.toSorted((one, other) => one - other)) {
      if (positions.accepts[hit] !== 1) continue;
      const rule = positions.ruleOf[hit] ?? -1;
      const reincludes = rules.rules[rule]?.line.reincludes ?? false;
      // Today's Docker does not even compare a rule that would change nothing, and so never remembers it for below.
      if (rules.dialect === 'docker' && reincludes !== self) continue;
      self = !reincludes;
      if (!this.holdsBelow(hit, rule)) continue;
      decider = rule;
      below = self;
    }
    const isInsideExcluded =
      this.program.contentLoss !== undefined && (this.standing.isInsideExcluded || self);
    return { self, decider, below, depth: this.depthBelow(), isInsideExcluded };
  }

  /** Whether a rule that matches something in the folder matches all below that too. */
  private holdsBelow(position: number, rule: number): boolean {
    const { rules, counts, positions } = this.program;
    if (rules.dialect === 'docker') return true;
    if (positions.segments[position]?.kind === 'whole') return false;
    return rules.dialect === 'buildah' || counts[rule] === this.depthBelow();
  }

  private depthBelow(): number {
    const { rules, counts } = this.program;
    return rules.dialect === 'docker-legacy'
      ? Math.min(this.standing.depth + 1, Math.max(0, ...counts) + 1)
      : 0;
  }

  private follow(hits: readonly number[]): CompiledFolder {
    const { positions } = this.program;
    const carried = this.live.flatMap((position) => positions.carried[position] ?? []);
    const next = hits.flatMap((hit) => positions.after[hit] ?? []);
    const live = [...new Set([...carried, ...next])].sort((one, other) => one - other);
    return folderOf(this.program, this.judgeHits(hits), live);
  }

  /** `.` in the engines' expressions stops at a line end, so a folder whose name holds one is left to the plain rules, as is all below it. */
  private plain(folderPath: string): FolderRules {
    const { rules } = this.program;
    const { isInsideExcluded } = this.standing;
    const folder =
      folderPath === '' ? undefined : { judgement: judgeFromRoot(rules, folderPath), isInsideExcluded };
    return plainFolderRules(rules, folder);
  }
}

function hasNewline(text: string): boolean {
  return text.includes('\n');
}
