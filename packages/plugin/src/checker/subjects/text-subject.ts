/** A file that may name others: a workflow of CI, a script, a document. */
export interface TextSubject {
  readonly file: string;
  readonly text: string;
  readonly kind: 'workflow' | 'script' | 'document';
}
