/// A kernel for tests: stepped by hand, with a transport in memory. For plugin authors and for Caelmor's own tests.
module io.caelmor.testing {
    requires transitive io.caelmor.kernel;

    exports io.caelmor.testing;
}
