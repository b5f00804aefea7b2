/** The port in PORT, or 8080 where it is unset or empty; 0 takes any free port, and all else is an error of one line. */
export function readPort(env) {
  const text = env.PORT || '8080';
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not ${JSON.stringify(text)}`);
  }
  return Number(text);
}
