/** A reference as it is read out: sign by sign, with a rest between its groups. Pure. */
export const inGroups = (reference: string): string =>
  reference
    .split('-')
    .map((group) => group.replace(/(?<=.)(?=.)/g, ' '))
    .join(', ');
