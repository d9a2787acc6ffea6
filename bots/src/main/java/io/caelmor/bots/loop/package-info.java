/// The thread on which bots play, as who watches them sees it.
package io.caelmor.bots.loop;
