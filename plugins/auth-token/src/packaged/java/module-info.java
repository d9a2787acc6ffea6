/// The shipped jar: jose4j is inside.
module io.caelmor.auth.token {
    requires io.caelmor.kernel;

    provides io.caelmor.kernel.plugin.Authenticator with io.caelmor.auth.token.TokenAuthenticator;
}
