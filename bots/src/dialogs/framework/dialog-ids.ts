/** Ids of the dialogs, as they stand in stored state: changing one abandons the conversations that are in it. */
export const ANSWER = 'answer';
export const CHOOSE = 'choose';
export const FORM = 'form';
export const BIN_DAY = 'bin-day';
export const WORDS_PROMPT = 'words';
