/// Players that mean harm, and those who want to play all the same.
///
/// Each [io.caelmor.bots.hostile.Attack] is one idea on bare sockets, in virtual threads; a [io.caelmor.bots.hostile.Siege] lets some or all of
/// them loose at once, each from addresses of its own in 127.0.0.0/8, and a [io.caelmor.bots.hostile.Tally] counts what they tried and what
/// became of it. Only for servers on this machine.
package io.caelmor.bots.hostile;
