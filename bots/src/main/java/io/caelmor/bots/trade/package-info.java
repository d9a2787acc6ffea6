/// [io.caelmor.bots.Workload#TRADE]: bots that drop, pick up, give, take and trade all the time, and write down what they are promised.
///
/// A [io.caelmor.bots.trade.TradeRun] keeps them playing, over the loss of their server too if it is told to. Each has a
/// [io.caelmor.bots.trade.Witness]: which holdings it was shown, and which of them a receipt vouches for. Whoever kills the server and
/// looks into its store holds that against it. Everything but what is public here belongs to the clients' event loop.
package io.caelmor.bots.trade;
