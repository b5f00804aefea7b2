import type { Socket } from 'node:net';

/** Length and code of an SSLRequest; https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Asks a PostgreSQL server to go on in TLS; rejects where it does not want to. */
export async function askForTls(socket: Socket): Promise<void> {
  const answer = await new Promise<Buffer>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once('data', (data) => {
      socket.pause();
      resolve(data);
    });
    socket.write(SSL_REQUEST);
  });
  // Exactly one byte: what came behind it would not be encrypted, and must not be taken for the server's (CVE-2021-23222).
  if (answer.toString('latin1') !== 'S') {
    throw Object.assign(new Error('no TLS'), { code: 'POSTGRES_WITHOUT_TLS' });
  }
}
