/** What differs from one recording to the next, by the text that stands for it in a log. */
export type Places = Readonly<Record<string, string>>;

/** Ports, folders, times and ids differ between machines and days, and say nothing of a failure. */
export function withoutPlaces(log: string, places: Places): string {
  const named = Object.entries(places).reduce((text, [mark, place]) => text.replaceAll(place, mark), log);
  return named
    .replaceAll(/ on \d+\.\d+\.\d+\.\d+:53/g, ' on 10.0.0.2:53')
    .replaceAll('registry-1.docker.io', 'registry.example.com')
    .replaceAll(/127\.0\.0\.1:\d{4,5}(?=: i\/o|->)/g, '127.0.0.1:40000')
    .replaceAll(/time="[^"]*"/g, 'time="2026-01-01T00:00:00Z"')
    .replaceAll(/buildkit-mount\d+/g, 'buildkit-mount1')
    .replaceAll(/(container_images_[a-z-]+)\d+/g, '$11')
    .replaceAll(/docker-import-\d+/g, 'docker-import-1')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '0'.repeat(64))
    .replaceAll(/ref [\w-]+::\w+/g, 'ref 0::0')
    .replaceAll(/^(#\d+ )\d+\.\d+ /gm, '$10.100 ')
    .replaceAll(/^\d+\.\d+ /gm, '0.100 ')
    .replaceAll(/(?<=^#\d+ .*?)\d+\.\d+s(?= done$|$)/gm, '0.1s')
    .replaceAll(/^--> [0-9a-f]{12}$/gm, '--> 000000000000');
}
