/** Ids of the dialogs, as they stand in stored state: changing one abandons the conversations that are in it. */
export const ANSWER = 'answer';
export const CHOOSE = 'choose';
export const CALLBACK = 'callback';
export const WORDS_PROMPT = 'words';
export const PHONE_PROMPT = 'phone';
