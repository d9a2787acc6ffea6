/// What tests of several packages share.
package io.caelmor.kernel.support;
