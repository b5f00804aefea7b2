// A build on a busy machine takes its time; this only ends what hangs.
jest.setTimeout(180_000);
