import { deleteAsync } from 'del';

const [, , root = '.'] = process.argv;

void deleteAsync(['**/*.pyc', '**/__pycache__'], { cwd: root, dot: true, force: true });
