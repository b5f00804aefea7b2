import { rimraf } from 'rimraf';

const [, , root = '.'] = process.argv;

void rimraf(['**/*.pyc', '**/__pycache__'], { glob: { cwd: root, dot: true, absolute: true } });
