/** How well the understanding understands: pure measurements for `npm run bench -- understand` and the tests. */
export { calibrationError, costOf, reliability, type Costs } from './calibration.ts';
export { crossValidate } from './cross-validate.ts';
export { labelSetAccuracy, readLabelSet } from './label-set.ts';
export { readLabelled, type LabelledMessage } from './labelled.ts';
export { measure, measureBy, mostConfused, type Measured, type Read } from './measure.ts';
export { loadHeldOut, loadThresholds } from '../load.ts';
export { createUnderstanding, trainAnew, trainingPhrases } from '../understand/create-understanding.ts';
