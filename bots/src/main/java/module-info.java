/// Players that are programs: they join, play and check that what they are told adds up.
module io.caelmor.bots {
    requires com.google.gson;
    requires io.caelmor.client;
    // An automatic module, named after its file.
    requires HdrHistogram;

    exports io.caelmor.bots;

    // The report is a record that Gson reads.
    opens io.caelmor.bots to com.google.gson;
}
