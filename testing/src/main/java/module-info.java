/// A kernel for tests: stepped by hand, with a transport in memory. For plugin authors and for Caelmor's own tests.
module io.caelmor.testing {
    requires transitive io.caelmor.kernel;
    // The JVM's count of allocated bytes.
    requires jdk.management;
    requires java.management;
    // The contract of stores is tests, which run only where JUnit is there.
    requires static transitive org.junit.jupiter.api;

    exports io.caelmor.testing;
    exports io.caelmor.testing.store;
}
