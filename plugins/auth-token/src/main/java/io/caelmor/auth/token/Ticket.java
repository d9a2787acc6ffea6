package io.caelmor.auth.token;

import java.util.List;

/// What the login service has signed. Times are seconds since 1970.
///
/// @param account `sub`: who may join with it
/// @param audience `aud`: the servers that it is for
/// @param issuedSeconds `iat`
/// @param notBeforeSeconds `nbf`, or `iat` where there is none
/// @param expirySeconds `exp`
/// @param id `jti`: no other ticket has it
record Ticket(String account, List<String> audience, long issuedSeconds, long notBeforeSeconds, long expirySeconds, String id) implements Verdict {}
