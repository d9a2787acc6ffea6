/// `caelmor bots`: many clients on one thread that play and keep watch.
///
/// A [io.caelmor.bots.BotRun] joins the bots, lets them play, brings all to rest, compares their copies of the world and
/// says goodbye. Each bot acts by its `Behaviour`, one for each [io.caelmor.bots.Workload], upon ticks or when the `Metronome` calls
/// it, and watches motion, health, counter, frames, and how fresh what it sees is; what does not add up goes to one list, what is
/// measured to one set of totals, and both into the report. All but the run itself belongs to the clients' event loop.
package io.caelmor.bots;
