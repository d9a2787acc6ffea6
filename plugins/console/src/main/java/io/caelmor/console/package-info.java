/// The console: what a server is doing inside, in a browser.
///
/// Nothing runs while no page is open. While one is, [io.caelmor.console.Recorder] takes a sample of all metrics each second into the
/// bounded [io.caelmor.console.Chronicle], and asks the tick thread, through [io.caelmor.console.Desk], for a
/// [io.caelmor.console.Picture] of sessions and entities; [io.caelmor.console.ConsoleListener] sends both to the pages as server-sent events.
/// What an operator orders goes to the tick thread through the desk too, after [io.caelmor.console.Audit] has written it down.
package io.caelmor.console;
