/** What one run of the inference took and found. */
export interface InferenceAnswer {
  readonly loadMs: number;
  readonly nodesMs: number;
  readonly dependenciesMs: number;
  readonly projects: number;
  /** Projects whose target waits for that of a base. */
  readonly ordered: number;
  readonly edges: number;
}
