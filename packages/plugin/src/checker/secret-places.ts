/** A place in a text, and what of it stays; the rest of what it matches is hidden. */
export interface SecretPlace {
  readonly place: RegExp;
  readonly left: string;
}

/** How much is hidden behind the name of a secret: a word in a sentence, all the rest in a line of source. */
export type Extent = 'word' | 'rest';

const QUOTE = String.raw`\\?["']`;
/** Variables and what templates fill in, which tell nothing; a variable with a default is none. */
const REFERENCES = String.raw`(?:\$+\w+|\$+\{\w+\}|\$?\{\{[^{}]*\}\}|[:@/.,-])*(?:\$+\w+|\$+\{\w+\}|\$?\{\{[^{}]*\}\})`;
const IS_REFERENCE = String.raw`\\?["']?(?:(?:bearer|basic|digest|token)\s+)?${REFERENCES}(?=$|[\s"'\\,;)}\]|&<])`;
const EXTENTS: Readonly<Record<Extent, string>> = {
  word: String.raw`(?:\\"[^"]*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s"'\\]|\\(?!["']))+|["'](?=[^\s,.:;)\]}]).+)`,
  rest: '.+',
};

/** Names of variables, keys and options whose values nobody else should see; those that name a file do not hold it. */
const NAME = String.raw`(?:passw|passphrase|passin|passout|pwd|pass(?![a-z])|secret|token|api[_-]?key|credential|creds(?![a-z])|connection_?string|requirepass|masterauth|(?:private|access|auth|account|shared|jwt|encryption|signing|signature|master|session|cookie|license|ssh|gpg)[_-]?key|(?<=[a-z\d])(?<!public|publishable|cache|site|sort|primary|foreign|group)_key(?![a-z])|(?<![a-z])_?(?:auth|authorization|salt|dsn)(?![a-z]))[\w.-]{0,64}(?<!file|path|dir|stdin)(?![\w.-])`;
const BEFORE_OPTION = String.raw`(?:^|(?<=[\s"'\[,(]))`;
/** Between an option and its value: blanks, an equals sign, or the ends of two items of a list. */
const TO_VALUE = String.raw`(?:\s+|=|${QUOTE}\s*,\s*(?=${QUOTE}))`;
const SCHEME_WITH_PATHS = String.raw`(?:[a-z]+\+)?(?:https?|ssh|git|file|oci|docker-image|npm|s3|gs)`;
const NO_DIGEST = '(?!sha(?:1|256|384|512)[:-])';
/** Users and passwords that are references, in an address. */
const OPEN_USER = String.raw`(?!(?:[\w.-]*:)?(?:${REFERENCES})@)`;

/** Users and passwords up to the last `@` of the authority; a password may hold a slash, and paths of the web an `@`. */
const ADDRESSES: readonly SecretPlace[] = [
  {
    place: new RegExp(
      String.raw`\b(${SCHEME_WITH_PATHS}:\/\/)${OPEN_USER}(?:[^\s/?#"'<>]*@|[^\s/@:"'<>[]*:(?!\d+(?:[/?#]|$))(?!\$)[^\s@"'<>]*@)${NO_DIGEST}`,
      'gi',
    ),
    left: '$1{}@',
  },
  {
    place: new RegExp(
      String.raw`\b((?!${SCHEME_WITH_PATHS}:)[a-z][a-z0-9+.-]{0,30}:\/\/)${OPEN_USER}[^\s"'<>]*@${NO_DIGEST}`,
      'gi',
    ),
    left: '$1{}@',
  },
  { place: /(?<![^\s"'/=@:])[^\s"'/=@:]{1,100}:[^\s"'@]{1,200}(?=@(?:tcp|unix)\()/gi, left: '{}' },
  {
    place:
      /([?&](?:[\w-]*(?:sig|signature|key|auth|hmac|pass|pw)|[\w-]*(?:token|secret|passw)[\w-]*)=)(?!\$)[^\s"'&<>]+/gi,
    left: '$1{}',
  },
];

/** Programs, and those of their options behind which a secret may stand in any form; what is attached counts too. */
const PROGRAMS: readonly (readonly [program: string, option: string])[] = [
  ['curl', String.raw`-[a-zA-Z#]*?[uUb]|--(?:proxy-)?user|--cookie`],
  [String.raw`https?(?=["'\s])|wget`, String.raw`-a|--(?:http-|ftp-|proxy-)?user`],
  [String.raw`(?:redis|valkey|keydb)-(?:cli|benchmark)`, '-a'],
  [String.raw`(?:mysql|mariadb)[\w-]*|mongo\w*|cqlsh`, '-p'],
  ['sshpass|(?:useradd|usermod)', '-p'],
  [String.raw`(?:docker|podman|nerdctl|buildah|skopeo|oras|helm|az|crane)\b[^|;]{0,200}?\blogin`, '-p'],
  ['sqlcmd|zip|unzip', '-P'],
  ['7za?|unrar', '-p'],
  [String.raw`ldap\w+`, '-w'],
  ['etcdctl', '--user'],
  ['openssl', '-k'],
];

/** All places at which a secret may stand, by what tells of it. */
export function secretPlaces(extent: Extent): readonly SecretPlace[] {
  const value = EXTENTS[extent];
  const behind = (lead: string, flags = 'gi'): SecretPlace => ({
    place: new RegExp(String.raw`(${lead})(?!\s|${IS_REFERENCE})${value}`, flags),
    left: '$1{}',
  });
  return [
    ...ADDRESSES,
    ...PROGRAMS.map(([program, option]) =>
      behind(
        String.raw`${BEFORE_OPTION}(?:${option})(?<=(?<![\w-])(?:${program})(?![\w-])[^|;]{0,400})${TO_VALUE}?(?!=|${QUOTE}\s*,)`,
        'g',
      ),
    ),
    // In words of a command: headers, what a program reads from another, configuration, .netrc and SQL.
    behind(String.raw`\b(?:proxy-)?authorization\s*[:=]\s*(?:(?:bearer|basic|digest|token)\s+)?`),
    behind(String.raw`(?:-H|--header)${TO_VALUE}?${QUOTE}?[\w-]*(?:${NAME}|cookie)\s*:\s*`),
    behind(String.raw`\bconfig(?:ure)?\b[^|;]{0,80}?${NAME}\s+`),
    behind(String.raw`\b(?:login|machine)\s+\S+\s+password\s+`),
    behind(String.raw`\b(?:identified\s+by|password)\s+(?=')`),
    behind(String.raw`\b(?:add_user|change_password)${TO_VALUE}(?:[^\s"']+)${TO_VALUE}`),
    behind(String.raw`\bhtpasswd\s+-[a-zA-Z]*b[a-zA-Z]*\s+(?:[^\s|;]+\s+)*(?=[^\s|;]+\s*(?:$|[|;&>\"']))`),
    behind(String.raw`\b(?:chpasswd|passwd)\b[^|;]{0,80}?<<<\s*`),
    {
      place:
        /(\b(?:echo|printf)\s+)[^|]+(?=\|\s*(?:sudo\s+)?(?:\S*\/)?(?:chpasswd|passwd\b|smbpasswd|sudo\s+-\w*S|cryptsetup|[^|;&]{0,200}-stdin\b))/gi,
      left: '$1{} ',
    },
    // In names.
    behind(String.raw`${BEFORE_OPTION}--?(?:[\w.-]{0,64})${NAME}${TO_VALUE}(?!-|…|\\$|(?:id|src|env|type)=)`),
    ...(extent === 'word' ? NAMED_IN_WORDS : NAMED_IN_SOURCE).map((lead) => behind(lead)),
  ];
}

const NAMED_IN_WORDS = [String.raw`${NAME}(?:${QUOTE})?=`, String.raw`${NAME}${QUOTE}\s*:\s*(?=${QUOTE})`];

const NAMED_IN_SOURCE = [
  String.raw`${NAME}(?:(?:${QUOTE})?\s*(?:=|:\s)|${QUOTE}\s*:)\s*(?!\s)`,
  String.raw`^\s*(?:ONBUILD\s+)?(?:ENV|LABEL)\s+[\w.-]*${NAME}\s+`,
  // A later line of a command, whose program is not in sight; ports and ids of users are no secrets.
  String.raw`^\s*(?:-[uap]|--user)(?:\s+|=)(?!\d[\d.:]*(?:\/\w+)?(?:\s|$))`,
];
