/** Names of environment variables, the best first. */
export type VariableNames = readonly string[];

/** In which variables a CI service tells what it runs for. */
export interface Provider {
  readonly name: string;
  /** The variable by which the service is known, and its value where the name alone does not tell. */
  readonly detect: readonly [name: string, value?: string];
  readonly run: VariableNames;
  readonly sha: VariableNames;
  /** Holds a full reference, `refs/heads/main`. */
  readonly reference?: VariableNames;
  readonly branch?: VariableNames;
  readonly tag?: VariableNames;
  readonly pullRequest?: VariableNames;
  readonly sourceBranch: VariableNames;
  readonly baseBranch?: VariableNames;
  readonly defaultBranch?: VariableNames;
  readonly schedule?: readonly [name: string, value: string];
}

/** The services that we know, as their own lists of predefined variables describe them. */
export const PROVIDERS: readonly Provider[] = [
  {
    // Gitea and Forgejo set the same variables.
    name: 'GitHub Actions',
    detect: ['GITHUB_ACTIONS'],
    run: ['GITHUB_RUN_NUMBER'],
    sha: ['GITHUB_SHA'],
    reference: ['GITHUB_REF'],
    sourceBranch: ['GITHUB_HEAD_REF'],
    baseBranch: ['GITHUB_BASE_REF'],
    schedule: ['GITHUB_EVENT_NAME', 'schedule'],
  },
  {
    name: 'GitLab CI/CD',
    detect: ['GITLAB_CI'],
    run: ['CI_PIPELINE_IID', 'CI_PIPELINE_ID'],
    sha: ['CI_COMMIT_SHA'],
    branch: ['CI_COMMIT_BRANCH'],
    tag: ['CI_COMMIT_TAG'],
    pullRequest: ['CI_MERGE_REQUEST_IID'],
    sourceBranch: ['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'],
    baseBranch: ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'],
    defaultBranch: ['CI_DEFAULT_BRANCH'],
    schedule: ['CI_PIPELINE_SOURCE', 'schedule'],
  },
  {
    name: 'Azure Pipelines',
    detect: ['TF_BUILD'],
    run: ['BUILD_BUILDID'],
    sha: ['BUILD_SOURCEVERSION'],
    reference: ['BUILD_SOURCEBRANCH'],
    pullRequest: ['SYSTEM_PULLREQUEST_PULLREQUESTNUMBER', 'SYSTEM_PULLREQUEST_PULLREQUESTID'],
    sourceBranch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH'],
    baseBranch: ['SYSTEM_PULLREQUEST_TARGETBRANCH'],
    schedule: ['BUILD_REASON', 'Schedule'],
  },
  {
    name: 'Bitbucket Pipelines',
    detect: ['BITBUCKET_BUILD_NUMBER'],
    run: ['BITBUCKET_BUILD_NUMBER'],
    sha: ['BITBUCKET_COMMIT'],
    branch: ['BITBUCKET_BRANCH'],
    tag: ['BITBUCKET_TAG'],
    pullRequest: ['BITBUCKET_PR_ID'],
    sourceBranch: ['BITBUCKET_BRANCH'],
    baseBranch: ['BITBUCKET_PR_DESTINATION_BRANCH'],
  },
  {
    name: 'CircleCI',
    detect: ['CIRCLECI'],
    run: ['CIRCLE_BUILD_NUM'],
    sha: ['CIRCLE_SHA1'],
    branch: ['CIRCLE_BRANCH'],
    tag: ['CIRCLE_TAG'],
    pullRequest: ['CIRCLE_PR_NUMBER', 'CIRCLE_PULL_REQUEST'],
    sourceBranch: ['CIRCLE_BRANCH'],
  },
  {
    name: 'Buildkite',
    detect: ['BUILDKITE'],
    run: ['BUILDKITE_BUILD_NUMBER'],
    sha: ['BUILDKITE_COMMIT'],
    branch: ['BUILDKITE_BRANCH'],
    tag: ['BUILDKITE_TAG'],
    pullRequest: ['BUILDKITE_PULL_REQUEST'],
    sourceBranch: ['BUILDKITE_BRANCH'],
    baseBranch: ['BUILDKITE_PULL_REQUEST_BASE_BRANCH'],
    defaultBranch: ['BUILDKITE_PIPELINE_DEFAULT_BRANCH'],
    schedule: ['BUILDKITE_SOURCE', 'schedule'],
  },
  {
    name: 'Travis CI',
    detect: ['TRAVIS'],
    run: ['TRAVIS_BUILD_NUMBER'],
    sha: ['TRAVIS_COMMIT'],
    branch: ['TRAVIS_BRANCH'],
    tag: ['TRAVIS_TAG'],
    pullRequest: ['TRAVIS_PULL_REQUEST'],
    sourceBranch: ['TRAVIS_PULL_REQUEST_BRANCH'],
    baseBranch: ['TRAVIS_BRANCH'],
    schedule: ['TRAVIS_EVENT_TYPE', 'cron'],
  },
  {
    name: 'Drone',
    detect: ['DRONE'],
    run: ['DRONE_BUILD_NUMBER'],
    sha: ['DRONE_COMMIT_SHA'],
    branch: ['DRONE_BRANCH'],
    tag: ['DRONE_TAG'],
    pullRequest: ['DRONE_PULL_REQUEST'],
    sourceBranch: ['DRONE_SOURCE_BRANCH'],
    baseBranch: ['DRONE_TARGET_BRANCH'],
    defaultBranch: ['DRONE_REPO_BRANCH'],
    schedule: ['DRONE_BUILD_EVENT', 'cron'],
  },
  {
    name: 'Woodpecker CI',
    detect: ['CI', 'woodpecker'],
    run: ['CI_PIPELINE_NUMBER'],
    sha: ['CI_COMMIT_SHA'],
    branch: ['CI_COMMIT_BRANCH'],
    tag: ['CI_COMMIT_TAG'],
    pullRequest: ['CI_COMMIT_PULL_REQUEST'],
    sourceBranch: ['CI_COMMIT_SOURCE_BRANCH'],
    baseBranch: ['CI_COMMIT_TARGET_BRANCH'],
    defaultBranch: ['CI_REPO_DEFAULT_BRANCH'],
    schedule: ['CI_PIPELINE_EVENT', 'cron'],
  },
  {
    // Last, because a Jenkins server may start the agents of others.
    name: 'Jenkins',
    detect: ['JENKINS_URL'],
    run: ['BUILD_NUMBER'],
    sha: ['GIT_COMMIT'],
    branch: ['BRANCH_NAME', 'GIT_LOCAL_BRANCH', 'GIT_BRANCH'],
    tag: ['TAG_NAME'],
    pullRequest: ['CHANGE_ID', 'ghprbPullId', 'gitlabMergeRequestIid'],
    sourceBranch: ['CHANGE_BRANCH', 'ghprbSourceBranch', 'gitlabSourceBranch'],
    baseBranch: ['CHANGE_TARGET', 'ghprbTargetBranch', 'gitlabTargetBranch'],
  },
];
