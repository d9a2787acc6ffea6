/// A kernel for tests: stepped by hand, with a transport in memory. For plugin authors and for Caelmor's own tests.
module io.caelmor.testing {
    requires transitive io.caelmor.kernel;
    // The JVM's count of allocated bytes.
    requires jdk.management;
    requires java.management;

    exports io.caelmor.testing;
}
