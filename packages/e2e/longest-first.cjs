const { default: Sequencer } = require('@jest/test-sequencer');

/** The specs that take longest, so that none of them is left alone at the end. Jest itself goes by the size of files. */
const LONGEST = [
  'engine-matrix.docker',
  'engine-matrix.others',
  'nx-versions',
  'templates',
  'test-stack',
  'test-local',
  'base-images',
  'ignore-dialects',
  'compose',
  'test-on-staging',
  'builds',
  'demo-services',
  'context-page',
  'clean-context',
  'validate',
  'generators',
];

/** Starts with the longest specs; all others keep the order that Jest gives them. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((name) => path.endsWith(`${name}.spec.ts`));
      return place < 0 ? LONGEST.length : place;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
