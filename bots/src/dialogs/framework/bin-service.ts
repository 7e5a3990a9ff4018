/** The service that a bin day belongs to. */
export const BIN_SERVICE = 'missed-bin';
