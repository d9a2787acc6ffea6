/// Players that are programs: they join, play and check that what they are told adds up.
module io.caelmor.bots {
    requires com.google.gson;
    requires io.caelmor.client;
    // An automatic module, named after its file.
    requires HdrHistogram;

    exports io.caelmor.bots;
    // For who holds a server against them.
    exports io.caelmor.bots.hostile;
    // For a harness that kills the server under the traders.
    exports io.caelmor.bots.trade;

    // The reports are records that Gson reads.
    opens io.caelmor.bots to com.google.gson;
    opens io.caelmor.bots.hostile to com.google.gson;
    opens io.caelmor.bots.trade to com.google.gson;
}
