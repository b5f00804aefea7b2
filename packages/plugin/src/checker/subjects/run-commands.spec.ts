import { dockerfileSubject } from './dockerfile-subject';
import { placeIn } from './instruction-line';
import { commandsOf } from './run-commands';

function show(text: string): string[] {
  const { instructions, escape } = dockerfileSubject('Dockerfile', text, undefined, []);
  return instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) =>
      commandsOf(run, escape).map(({ words }) => {
        const { line, column } = placeIn(run, words[0]?.offset ?? 0);
        return `${String(line)}:${String(column)} ${words.map((word) => word.text).join(' ')}`;
      }),
    );
}

it.each([
  ['FROM a\nRUN b c && d\n', ['2:5 b c', '2:12 d']],
  ['FROM a\r\nRUN b \\\r\n  # c && d\r\n  && e\r\nRUN f\r\n', ['2:5 b', '4:6 e', '5:5 f']],
  ['FROM a\nRUN --mount=type=cache,target=/x --network=none \\\n  b', ['3:3 b']],
  ['# escape=`\nFROM a\nRUN b `\n  c\\d && e\n', ['3:5 b cd', '4:10 e']],
  ['FROM a\nRUN ["b", "c && d"]\n', ['2:6 b c && d']],
  ['FROM a\nRUN <<EOF\nb # c\nd\nEOF\nRUN e\n', ['3:1 b', '4:1 d', '6:5 e']],
  ['FROM a\r\nRUN <<EOF\r\nb\r\nEOF\r\n', ['3:1 b']],
  ['FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nb\nEOF\n', []],
  ['FROM a\nRUN <<EOF\n#!/bin/sh -e\nb\nEOF\n', ['4:1 b']],
  ['FROM a\nRUN cat <<EOF > x\nb\nEOF\n', ['2:5 cat <<EOF > x']],
])('reads the commands of %j', (text, expected) => {
  expect(show(text)).toEqual(expected);
});
