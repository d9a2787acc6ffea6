/// Trials of the packaged server from outside, as its operator would meet them: killed, cut off from its disk, without room, without
/// its database. They start `bin/caelmor` as a process, let bots trade, break something, and compare what was acknowledged with what is
/// there. Ships nowhere.
package io.caelmor.trials;
