package io.caelmor.kernel.plugin;

import io.caelmor.kernel.session.Authentication;

/// Role `authenticator`: decides who may join. Without one, everybody may, as a guest: from loopback addresses
/// alone, unless `sessions.guests_from_anywhere` says otherwise.
public interface Authenticator extends Contribution, Authentication {}
