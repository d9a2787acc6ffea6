/// Who may join: accounts with a ticket that the game's login service has signed.
module io.caelmor.auth.token {
    requires io.caelmor.kernel;
    requires org.jose4j;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.Authenticator with io.caelmor.auth.token.TokenAuthenticator;
}
