/** What one run of the executor took and said. */
export interface ValidateAnswer {
  readonly loadMs: number;
  readonly validateMs: number;
  readonly success: boolean;
  readonly told: string;
}
