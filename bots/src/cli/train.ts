import { keepTrained } from '../load.ts';
import { trainAnew } from '../understand/create-understanding.ts';

/** A step of the build: trains the classifier, so that no start has to. */
keepTrained(trainAnew());
