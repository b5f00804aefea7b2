/** A program that stands for the tests of a project: it says that it runs, does as it is told, and knows no test runner. */
export const TEST_PROGRAM = `
  const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
  const { connect } = require('node:net');
  const { spawn } = require('node:child_process');
  const [task, ...args] = process.argv.slice(2);
  const runs = () => readFileSync('runs', 'utf8').trim().split('\\n').length;
  const untilTold = (then) => {
    const look = setInterval(() => {
      if (!existsSync('go')) return;
      clearInterval(look);
      then();
    }, 50);
  };
  appendFileSync('runs', process.pid + '\\n');
  const tasks = {
    // Shows what it was given, and that the service at ADDRESS answers.
    look: () => {
      const [host, port] = process.env.ADDRESS.split(':');
      connect(Number(port), host).on('connect', () => {
        writeFileSync('seen.json', JSON.stringify({ args, environment: process.env }));
        process.exit(0);
      });
    },
    show: () => writeFileSync('seen.json', JSON.stringify({ args })),
    // Waits, and passes only when it is run again.
    wait: () => untilTold(() => process.exit(runs() > 1 ? 0 : 1)),
    // Waits, and passes where the service still answers.
    share: () => {
      const own = process.env.OWN;
      appendFileSync('runs-of-' + own, process.env.ADDRESS);
      const look = setInterval(() => {
        if (!existsSync('go-' + own)) return;
        clearInterval(look);
        const [host, port] = process.env.ADDRESS.split(':');
        connect(Number(port), host).on('connect', () => process.exit(0)).on('error', () => process.exit(1));
      }, 50);
    },
    // Ends at nothing but SIGKILL, and neither does what it has started.
    stubborn: () => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);
      process.stdout.on('error', () => undefined);
      if (args[0] !== 'alone') spawn(process.execPath, [__filename, 'stubborn', 'alone'], { stdio: 'inherit' });
      setInterval(() => console.log('still here'), 200);
    },
    end: () => process.exit(Number(args[0])),
  };
  tasks[task]();
`;
