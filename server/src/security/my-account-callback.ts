/** Where MyAccount sends a resident back to. Apart, since a hub with an identity provider never loads the local issuer. */
export const MY_ACCOUNT_CALLBACK = '/chat/my-account/callback';
