/// Who may touch what: the one thread that owns a kernel's world, and the check that holds everybody to it.
package io.caelmor.kernel.thread;
