/// Named points at which a test, or an operator with a spare server, can make the kernel stop, stall or fail.
package io.caelmor.kernel.fault;
