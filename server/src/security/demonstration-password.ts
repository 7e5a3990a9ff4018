/** The password of every demonstration account. It opens nothing but a hub without an identity provider. */
export const DEMONSTRATION_PASSWORD = 'demonstration';
