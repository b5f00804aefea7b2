import { readCiFacts, type CiFacts } from './ci-facts';

type Environment = Record<string, string>;

const github = (more: Environment): Environment => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_RUN_NUMBER: '7',
  GITHUB_RUN_ID: '991',
  GITHUB_SHA: 'abc',
  GITHUB_HEAD_REF: '',
  GITHUB_BASE_REF: '',
  ...more,
});
const event = { repository: { default_branch: 'main' }, pull_request: { number: 12 } };
const onGithub = { provider: 'GitHub Actions', run: '7', defaultBranch: 'main', sha: 'abc' };
const merge = { GITHUB_REF: 'refs/pull/12/merge', GITHUB_HEAD_REF: 'topic', GITHUB_BASE_REF: 'main' };

describe('readCiFacts', () => {
  it.each<[string, Environment, CiFacts]>([
    ['no service', { CI: 'true', GITHUB_REF: 'refs/heads/main' }, {}],
    [
      'a push to GitHub',
      github({ GITHUB_REF: 'refs/heads/a/b', GITHUB_EVENT_NAME: 'push' }),
      { ...onGithub, branch: 'a/b' },
    ],
    [
      'a tag on GitHub',
      github({ GITHUB_REF: 'refs/tags/v1', GITHUB_EVENT_NAME: 'push' }),
      { ...onGithub, tag: 'v1' },
    ],
    [
      'a pull request on GitHub',
      github({ ...merge, GITHUB_EVENT_NAME: 'pull_request' }),
      { ...onGithub, pullRequest: '12', branch: 'topic', baseBranch: 'main' },
    ],
    [
      'a pull request on GitHub, run for its target',
      github({ ...merge, GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'pull_request_target' }),
      { ...onGithub, pullRequest: '12', branch: 'topic', baseBranch: 'main' },
    ],
    [
      'a merged pull request on GitHub',
      github({ GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'pull_request' }),
      { ...onGithub, branch: 'main' },
    ],
    [
      'a schedule on GitHub',
      github({ GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'schedule' }),
      { ...onGithub, branch: 'main', isSchedule: true },
    ],
    [
      'a merge request on GitLab',
      {
        GITLAB_CI: 'true',
        CI_PIPELINE_ID: '900',
        CI_PIPELINE_IID: '9',
        CI_COMMIT_SHA: 'abc',
        CI_MERGE_REQUEST_ID: '4711',
        CI_MERGE_REQUEST_IID: '3',
        CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'topic',
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
        CI_DEFAULT_BRANCH: 'main',
        CI_PIPELINE_SOURCE: 'merge_request_event',
      },
      {
        provider: 'GitLab CI/CD',
        run: '9',
        pullRequest: '3',
        branch: 'topic',
        baseBranch: 'main',
        defaultBranch: 'main',
        sha: 'abc',
      },
    ],
    [
      'a schedule on GitLab',
      { GITLAB_CI: 'true', CI_PIPELINE_IID: '9', CI_COMMIT_BRANCH: 'main', CI_PIPELINE_SOURCE: 'schedule' },
      { provider: 'GitLab CI/CD', run: '9', branch: 'main', isSchedule: true },
    ],
    [
      'a tag on Azure',
      {
        TF_BUILD: 'True',
        BUILD_BUILDID: '5',
        BUILD_SOURCEBRANCH: 'refs/tags/v1',
        BUILD_SOURCEVERSION: 'abc',
      },
      { provider: 'Azure Pipelines', run: '5', tag: 'v1', sha: 'abc' },
    ],
    [
      'a pull request on Azure',
      {
        TF_BUILD: 'True',
        BUILD_SOURCEBRANCH: 'refs/pull/8/merge',
        SYSTEM_PULLREQUEST_PULLREQUESTID: '8',
        SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/topic',
        SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      },
      { provider: 'Azure Pipelines', pullRequest: '8', branch: 'topic', baseBranch: 'main' },
    ],
    [
      'a pull request on Bitbucket',
      {
        BITBUCKET_BUILD_NUMBER: '6',
        BITBUCKET_BRANCH: 'topic',
        BITBUCKET_PR_ID: '2',
        BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      },
      { provider: 'Bitbucket Pipelines', run: '6', pullRequest: '2', branch: 'topic', baseBranch: 'main' },
    ],
    [
      'a pull request on CircleCI, known by its address',
      {
        CIRCLECI: 'true',
        CIRCLE_BUILD_NUM: '6',
        CIRCLE_BRANCH: 'topic',
        CIRCLE_PULL_REQUEST: 'https://github.com/a/b/pull/44',
      },
      { provider: 'CircleCI', run: '6', pullRequest: '44', branch: 'topic' },
    ],
    [
      'a branch on Buildkite',
      {
        BUILDKITE: 'true',
        BUILDKITE_BUILD_NUMBER: '6',
        BUILDKITE_BRANCH: 'main',
        BUILDKITE_PULL_REQUEST: 'false',
        BUILDKITE_TAG: '',
      },
      { provider: 'Buildkite', run: '6', branch: 'main' },
    ],
    [
      'a tag on Travis, which repeats it as the branch',
      {
        TRAVIS: 'true',
        TRAVIS_BUILD_NUMBER: '6',
        TRAVIS_BRANCH: 'v1',
        TRAVIS_TAG: 'v1',
        TRAVIS_PULL_REQUEST: 'false',
      },
      { provider: 'Travis CI', run: '6', tag: 'v1' },
    ],
    [
      'a schedule on Drone',
      {
        DRONE: 'true',
        DRONE_BUILD_NUMBER: '6',
        DRONE_BRANCH: 'main',
        DRONE_REPO_BRANCH: 'main',
        DRONE_BUILD_EVENT: 'cron',
      },
      { provider: 'Drone', run: '6', branch: 'main', defaultBranch: 'main', isSchedule: true },
    ],
    [
      'a branch on Woodpecker',
      { CI: 'woodpecker', CI_PIPELINE_NUMBER: '6', CI_COMMIT_BRANCH: 'main', CI_PIPELINE_EVENT: 'push' },
      { provider: 'Woodpecker CI', run: '6', branch: 'main' },
    ],
    [
      'a change on Jenkins',
      {
        JENKINS_URL: 'x',
        BUILD_NUMBER: '6',
        BRANCH_NAME: 'PR-5',
        CHANGE_ID: '5',
        CHANGE_BRANCH: 'topic',
        CHANGE_TARGET: 'main',
      },
      { provider: 'Jenkins', run: '6', pullRequest: '5', branch: 'topic', baseBranch: 'main' },
    ],
    [
      'a branch on Jenkins',
      { JENKINS_URL: 'x', GIT_BRANCH: 'origin/main' },
      { provider: 'Jenkins', branch: 'main' },
    ],
  ])('reads %s', (name, environment, facts) => {
    expect(readCiFacts(environment, name.includes('GitHub') ? event : undefined)).toEqual(facts);
  });

  it.each([undefined, null, 'text', { repository: null, pull_request: [] }])('bears the event %j', (odd) => {
    const environment = github({ GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'pull_request_target' });
    expect(readCiFacts(environment, odd)).toEqual({
      provider: 'GitHub Actions',
      run: '7',
      branch: 'main',
      sha: 'abc',
    });
  });
});
