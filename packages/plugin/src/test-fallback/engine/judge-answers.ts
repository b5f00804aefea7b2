import type { EngineAnswer, EngineResponse } from '../../host/engine-socket';
import { explain, type Miss, type Place } from './explain-failure';

/** What one look at one place came to. */
export type Look =
  { readonly kind: 'answers'; readonly engine: 'docker' | 'podman'; readonly apiVersion: string } | Miss;

/** Reads the answer to `/_ping`: who listens, or why nobody does. */
export function judgePing(answer: EngineAnswer, place: Place): Look {
  if (answer.kind !== 'answered') return explainNoAnswer(answer, place, 'a ping');
  const apiVersion = answer.headers['api-version'] ?? answer.headers['libpod-api-version'];
  if (answer.status >= 500) return explain('sick', place, `it answers a ping with ${answer.status}`);
  if (apiVersion === undefined) {
    return explain('not-an-engine', place, `it answers a ping with ${answer.status} and no Api-Version`);
  }
  if (answer.status !== 200) return explain('forbids', place, `it answers a ping with ${answer.status}`);
  return { kind: 'answers', engine: isPodman(answer) ? 'podman' : 'docker', apiVersion };
}

/** Reads the answer to a list of containers, the least that an engine must do: one that only answers pings is of no use. */
export function judgeList(answer: EngineAnswer, place: Place): Miss | undefined {
  if (answer.kind !== 'answered') return explainNoAnswer(answer, place, 'the question for its containers');
  const { status, body } = answer;
  if (status === 200 && isJsonArray(body)) return undefined;
  const said = `it answers a ping, but the question for its containers with ${
    status === 200 ? 'no list' : status
  }`;
  if (status === 200 || status >= 500) return explain('sick', place, said, excerpt(body));
  return explain('forbids', place, said, excerpt(body));
}

type NoAnswer = Exclude<EngineAnswer, EngineResponse>;

function explainNoAnswer(answer: NoAnswer, place: Place, question: string): Miss {
  switch (answer.kind) {
    case 'failed':
      return explainCode(answer.code, place);
    case 'deadline-passed':
      return explain('hung', place, `it gives no whole answer to ${question}`, [
        `no end within ${answer.deadline} ms`,
      ]);
    case 'too-large':
      return explain('not-an-engine', place, `its answer to ${question} has no end`);
    case 'interrupted':
      return explain('down', place, 'the question was broken off');
  }
}

const ABSENT = ['ENOENT', 'ENOTDIR'];
const DENIED = ['EACCES', 'EPERM'];
/** The same end, by chance before or after the question was sent. */
const HUNG_UP = ['ECONNRESET', 'EPIPE'];
const UNKNOWN_HOST = ['ENOTFOUND', 'EINVAL', 'ENAMETOOLONG'];

function explainCode(code: string, place: Place): Miss {
  if (ABSENT.includes(code)) return explain('absent', place, 'there is no such socket');
  if (DENIED.includes(code)) return explain('denied', place, `this user may not talk to it (${code})`);
  if (UNKNOWN_HOST.includes(code)) return explain('unknown-host', place, `there is no such place (${code})`);
  if (code.startsWith('HPE_')) return explain('not-an-engine', place, 'what it says is not HTTP');
  if (isTlsCode(code)) return explain('bad-tls', place, `TLS with it fails (${code})`);
  if (HUNG_UP.includes(code)) return explain('down', place, 'it hangs up on whoever asks');
  return explain('down', place, `nothing listens there (${code})`);
}

/** Codes of OpenSSL's verification have no common beginning. */
function isTlsCode(code: string): boolean {
  return /^(?:ERR_(?:TLS|SSL|OSSL)|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_)/.test(
    code,
  );
}

/** Podman says so in a header of its own, and as the server's name. */
function isPodman({ headers }: EngineResponse): boolean {
  return headers['libpod-api-version'] !== undefined || /^libpod\//i.test(headers['server'] ?? '');
}

function isJsonArray(body: string): boolean {
  try {
    return Array.isArray(JSON.parse(body));
  } catch {
    return false;
  }
}

function excerpt(body: string): readonly string[] {
  const text = body.trim().slice(0, 300);
  return text === '' ? [] : text.split(/\r?\n/);
}
