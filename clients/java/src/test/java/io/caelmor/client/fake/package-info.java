/// A server to test clients against: plain sockets, hand-written bytes, and nothing of the client's code.
package io.caelmor.client.fake;
