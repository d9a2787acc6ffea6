/// Who may touch what: the one thread that owns a kernel's world, the check that holds everybody to it, and the crew that
/// may read along while everything is frozen.
package io.caelmor.kernel.thread;
