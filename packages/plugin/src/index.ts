export { createNodes } from './workspace/inference/create-nodes';
