/** Which telephone numbers can be. */

/** A number that can exist: of the United Kingdom in its real lengths and ranges, of elsewhere by E.164. */
export const isPossible = (number: string): boolean =>
  number.startsWith('+44')
    ? /^\+44(?:[12]\d{8,9}|[35789]\d{9}|800\d{6})$/.test(number)
    : /^\+[1-9]\d{6,14}$/.test(number);

/** Premium numbers, and personal ones that cost as much. */
export const isDear = (number: string): boolean => /^\+44(?:9|70)/.test(number);

/** Of the United Kingdom, and no mobile. */
export const isLandline = (number: string): boolean => /^\+44[^7]/.test(number);
