/** A part of a whole for people: `12.3 %`. It stands alone, because the page's script has it too. */
export function formatShare(part: number, whole: number): string {
  const percent = whole > 0 ? (100 * part) / whole : 0;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent > 99.9 && percent < 100) return '> 99.9 %';
  return `${percent === 0 || percent === 100 ? String(percent) : percent.toFixed(1)} %`;
}
