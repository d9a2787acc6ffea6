/// One file of text, written anew at each cut, and two ways to be careless about it.
package io.caelmor.trials.control;
