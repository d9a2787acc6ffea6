/// Where the process begins and ends. [io.caelmor.distribution.Main] hands the command line to
/// [io.caelmor.distribution.command], which composes a server by [io.caelmor.distribution.setup] and says what it did in the words of
/// [io.caelmor.distribution.text]; `proof` is a package of its own.
package io.caelmor.distribution;
