/** Counts the requests that a server has in its hands, so that it can stop without cutting an answer. */
export function trackRequests(server) {
  let count = 0;
  let stopping = false;
  const closeIfDone = () => {
    // Also closes connections on which nothing was ever asked; browsers open them ahead of need.
    if (stopping && count === 0) server.closeAllConnections();
  };
  server.on('request', (_request, response) => {
    count += 1;
    response.once('close', () => {
      count -= 1;
      closeIfDone();
    });
  });

  return {
    /** Takes no more connections and resolves, once all is answered or cut after `graceMs`, to the number that was cut. */
    finish: (graceMs) =>
      new Promise((resolve) => {
        let cut = 0;
        const deadline = setTimeout(() => {
          cut = count;
          server.closeAllConnections();
        }, graceMs);
        server.close(() => {
          clearTimeout(deadline);
          resolve(cut);
        });
        stopping = true;
        closeIfDone();
      }),
  };
}
