/** Lets this process live on when nobody reads its output any more, as when Nx was killed: it still has to end its tests and to say so. Gives back how to end that. */
export function outliveReaders(): () => void {
  const streams = [process.stdout, process.stderr];
  const ignore = (): void => undefined;
  for (const stream of streams) stream.on('error', ignore);
  return () => {
    for (const stream of streams) stream.off('error', ignore);
  };
}
