/** Commands that put files somewhere, and redirections to a file that is none of the runner's own. */
const PUTS_FILES =
  /\b(?:cp|mv|rsync|scp|ln|unzip|tar|tee|wget|dd|envsubst|degit|patch|copy|xcopy|robocopy|Copy-Item|Move-Item|Expand-Archive|cpx|copyfiles|cpy|cpSync|copySync|copyFile|copyFileSync|writeFile|writeFileSync|shutil)\b|\bgit\s+(?:clone|checkout|switch|apply|submodule|worktree|pull|lfs)\b|\bcurl\b.*\s(?:-[a-zA-Z]*[oO]|--output|--remote-name)|\bsed\s+-\w*i|(?:^|[^\w.\s-]|\bsudo\s)\s*install\s|(?<![=\-\d&>])>>?(?!\s*(?:&|\/dev\/|["']?\$\{?(?:GITHUB|RUNNER)_|[=>]))/m;

/** Whether a text of commands may put files somewhere. */
export function putsFiles(commands: string): boolean {
  return PUTS_FILES.test(commands);
}
