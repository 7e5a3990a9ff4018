/** The thread that reads messages. Its models take a second to read and to train, and a long message takes its time. */
import { createUnderstanding } from '@hub/bots/understanding';
import type { Understood } from '@hub/bots';

const understanding = createUnderstanding();

export default (text: string): Understood => understanding.understand(text);
