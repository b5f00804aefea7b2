/** Every colour of the page, for light and dark. Texts reach a contrast of 4.5 on what they stand on (WCAG AA). */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --page: #f6f5f1; --card: #ffffff; --frame: #eceae4; --deep: #f7f6f2;
  --ink: #1d2125; --soft: #565e66; --line: #dcd9d1; --accent: #1c6b74;
  --warn-page: #fdeee7; --warn-line: #c2542d; --warn-ink: #8a3212;
  --code: #b5d0ea; --data: #bfdfc6; --documentation: #ecdfb0; --media: #dcc9ea;
  --binary: #c8cfd8; --pollution: #f5b49c; --other: #dddbd6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --card: #1c2024; --frame: #2a3036; --deep: #21262b;
    --ink: #e9ebed; --soft: #a6aeb6; --line: #353c43; --accent: #7cc7d0;
    --warn-page: #35201a; --warn-line: #d9714a; --warn-ink: #ffb79c;
    --code: #2c4d6c; --data: #2b563c; --documentation: #5a4d20; --media: #543f6c;
    --binary: #46505a; --pollution: #8c3a20; --other: #41464b;
  }
}
`;
